//! A real browser, driven over the WebDriver protocol (W3C): pages are opened, keys are pressed, scripts look.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

/// Keys, as the protocol writes them.
pub const TAB: &str = "\u{E004}";
pub const ENTER: &str = "\u{E007}";
pub const SPACE: &str = " ";
pub const DOWN: &str = "\u{E015}";

/// A window of headless Chromium.
pub struct Browser {
    driver: Child,
    session: String,
}

impl Browser {
    /// Opens a window of that many pixels, in light or dark.
    pub fn open(width: u32, height: u32) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address").port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver: `tests/install` installs it");
        let options = json!({ "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", format!("--window-size={width},{height}")] });
        let capabilities = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let sessions = format!("http://127.0.0.1:{port}/session");
        let mut browser = Browser { driver, session: sessions.clone() };
        let answer = patiently(|| ureq::post(&sessions).send_json(&capabilities).ok());
        let session: Value = answer.expect("the browser starts").body_mut().read_json().expect("an answer");
        browser.session = format!("{sessions}/{}", session["value"]["sessionId"].as_str().expect("a session"));
        // The window is as wide as its contents, whatever its frame.
        browser.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
        browser
    }

    fn post(&self, path: &str, body: Value) -> Value {
        let answer = ureq::post(format!("{}/{path}", self.session)).send_json(&body);
        let mut answer = answer.unwrap_or_else(|error| panic!("{path} {body}: {error}"));
        answer.body_mut().read_json::<Value>().expect("an answer")["value"].take()
    }

    /// A command of the browser's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Opens a page of a file.
    pub fn file(&self, path: &Path) {
        self.go(&format!("file://{}", path.display()));
    }

    /// Opens an address.
    pub fn go(&self, address: &str) {
        self.post("url", json!({ "url": address }));
    }

    /// What the body of a function gives.
    pub fn run(&self, script: &str) -> Value {
        self.post("execute/sync", json!({ "script": script, "args": [] }))
    }

    /// Waits until an expression is true.
    pub fn wait(&self, expression: &str) {
        let is_true = || (self.run(&format!("return !!({expression})")) == Value::Bool(true)).then_some(());
        let text = || self.run("return document.body.innerText");
        patiently(is_true).unwrap_or_else(|| panic!("never true: {expression}\n{}", text()));
    }

    /// Presses keys one after another, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let each = keys.chars().map(|key| key.to_string());
        let actions: Vec<Value> = each
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        self.post("actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// Presses Tab until an expression over the focused `element` is true.
    pub fn tab_to(&self, expression: &str) {
        for _ in 0..200 {
            self.press(TAB);
            let found = self.run(&format!("const element = document.activeElement; return !!({expression})"));
            if found == Value::Bool(true) {
                return;
            }
        }
        panic!("Tab never reaches {expression}");
    }

    /// The page printed as a PDF, as base64.
    pub fn print(&self) -> String {
        self.post("print", json!({ "background": true })).as_str().expect("a PDF").to_owned()
    }
}

/// Tries again and again, for twenty seconds at most.
fn patiently<T>(attempt: impl Fn() -> Option<T>) -> Option<T> {
    (0..400).find_map(|_| {
        let found = attempt();
        if found.is_none() {
            sleep(Duration::from_millis(50));
        }
        found
    })
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = ureq::delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
