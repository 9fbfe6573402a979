//! The command line, in the language of the reader.

mod refusal;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use jiff::civil::Date;

use crate::cache::Cache;
use crate::document;
use crate::locale::{Language, Text};
use crate::manifest::Shard;
use crate::model::Draft;

/// Reads the command line; prints help, or what is wrong with it, and ends the program then.
pub fn read() -> Cli {
    let mut command = Cli::command();
    command.build();
    let command = in_language(command);
    let read = command.clone().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    read.unwrap_or_else(|error| refusal::explain(&error, &command))
}

/// The words that clap itself would print in English, for a command and those below it.
fn in_language(command: clap::Command) -> clap::Command {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", say("[PILIHAN]", "[OPTIONS]"));
    let heading = |argument: &Arg| match argument.is_positional() {
        true => say("Argumen", "Arguments"),
        false => say("Pilihan", "Options"),
    };
    let after = if command.get_after_help().is_some() { "{after-help}" } else { "" };
    command
        .override_usage(usage.replace("<COMMAND>", say("<PERINTAH>", "<COMMAND>")))
        .subcommand_help_heading(say("Perintah", "Commands"))
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{after}",
            say("Pemakaian:", "Usage:")
        ))
        .mut_args(|argument| {
            let heading = heading(&argument);
            argument.help_heading(heading)
        })
        .mut_subcommands(in_language)
}

/// The language that `--lang` or the environment asks for.
#[expect(clippy::disallowed_methods, reason = "this is the command line")]
pub fn asked_language() -> Option<Language> {
    let arguments: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let behind = arguments.iter().position(|word| word == "--lang").and_then(|at| arguments.get(at + 1));
    let joined = arguments.iter().find_map(|word| word.strip_prefix("--lang="));
    let environment = || std::env::var("LANG").ok().and_then(|tag| Language::from_tag(&tag));
    behind.map(String::as_str).or(joined).and_then(Language::from_tag).or_else(environment)
}

fn say(id: &'static str, en: &'static str) -> &'static str {
    Text { id, en }.pick(asked_language().unwrap_or_default())
}

/// The program.
#[derive(Debug, Parser)]
#[command(
    name = "maklumat",
    bin_name = "maklumat",
    version,
    about = say(
        "Memeriksa standar pelayanan dan membuat lembarnya: PDF untuk dinding, halaman web untuk ponsel.",
        "Checks service standards and makes their notices: a PDF for the wall, a web page for the phone.",
    ),
    after_help = say(
        "Contoh:
  maklumat new standard kelurahan/domisili  mulai sebuah standar
  maklumat check                            periksa semua standar
  maklumat check --fix                      perbaiki yang pasti
  maklumat undo                             kembalikan perbaikan itu
  maklumat build                            tulis semua lembar ke out/
  maklumat build dispendukcapil/ktp-el      tulis satu saja
  maklumat explain free-with-payment        arti sebuah aturan

Selesai dengan 0 bila tidak ada kesalahan, 1 bila ada kesalahan dalam berkas, 2 bila gagal dijalankan.",
        "Examples:
  maklumat new standard kelurahan/domisili  begin a standard
  maklumat check                            check every standard
  maklumat check --fix                      correct what is certain
  maklumat undo                             bring back what was corrected
  maklumat build                            write all notices to out/
  maklumat build dispendukcapil/ktp-el      write one only
  maklumat explain free-with-payment        what a rule means

Ends with 0 if there is no error, 1 if a file has an error, 2 if the work itself failed.",
    ),
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
)]
pub struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(short, long, global = true, display_order = 100, action = ArgAction::Help, help = say("Tampilkan bantuan ini", "Print this help"))]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = say("Tampilkan versi", "Print the version"))]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(
        about = say(
            "Menunjukkan apa yang salah, di mana, apa dasarnya, dan cara memperbaikinya",
            "Says what is wrong, where, on what ground, and how to correct it",
        ),
    )]
    Check(Check),
    #[command(
        about = say(
            "Mengembalikan berkas yang terakhir diganti oleh `check --fix`",
            "Brings back the files that `check --fix` replaced last",
        ),
    )]
    Undo {
        #[arg(long, value_name = "FOLDER", help = say("Folder proyek, atau folder di dalamnya", "The folder of the project, or one inside it"))]
        project: Option<PathBuf>,
        #[arg(long, value_parser = language, value_name = "id|en", help = say("Bahasa pesan", "The language of messages"))]
        lang: Option<Language>,
    },
    #[command(
        about = say(
            "Menulis PDF dan halaman web untuk setiap standar tanpa kesalahan",
            "Writes a PDF and a web page for each standard that has no errors",
        ),
    )]
    Build(Build),
    #[command(
        about = say(
            "Menunjukkan dokumen di peramban selagi berkasnya ditulis",
            "Shows the documents in a browser while the files are written",
        ),
    )]
    Watch(Watch),
    #[command(
        about = say(
            "Melihat semua unit sekaligus: siapa kurang apa, di mana, dan apa buktinya",
            "Looks over all units at once: who lacks what, where, and what proves it",
        ),
    )]
    Audit(Audit),
    #[command(
        about = say(
            "Menyatukan daftar keluaran yang dibuat beberapa mesin",
            "Joins the lists of outputs that several machines made",
        ),
    )]
    Manifest {
        #[arg(
            long, required = true,
            help = say("Satukan manifest.K-of-N.json menjadi manifest.json", "Join manifest.K-of-N.json to manifest.json"),
        )]
        merge: bool,
        #[arg(
            long, default_value = "out", hide_default_value = true, value_name = "FOLDER",
            help = say("Folder tempat semua bagian disatukan [bawaan: out]", "The folder that all parts were laid into [default: out]"),
        )]
        out: PathBuf,
        #[arg(long, value_parser = language, value_name = "id|en", help = say("Bahasa", "The language"))]
        lang: Option<Language>,
    },
    #[command(
        about = say("Menjelaskan sebuah aturan", "Explains a rule"),
    )]
    Explain {
        #[arg(
            value_name = say("ATURAN", "RULE"),
            help = say("Nama aturan seperti tertulis pada temuan", "The name of the rule, as it stands in a finding"),
        )]
        rule: String,
        #[arg(long, value_parser = language, value_name = "id|en", help = say("Bahasa", "The language"))]
        lang: Option<Language>,
    },
    #[command(
        about = say(
            "Memulai proyek, unit, atau standar, dengan keterangan apa yang diisi di mana",
            "Begins a project, a unit or a standard, with what belongs where as comments",
        ),
        disable_help_subcommand = true,
    )]
    New {
        #[command(subcommand)]
        new: New,
        #[arg(long, global = true, value_name = "FOLDER", help = say("Folder proyek, atau folder di dalamnya", "The folder of the project, or one inside it"))]
        project: Option<PathBuf>,
        #[arg(long, global = true, value_parser = language, value_name = "id|en", help = say("Bahasa berkasnya", "The language of the file"))]
        lang: Option<Language>,
    },
    #[command(
        about = say(
            "Menulis skema JSON, agar editor membantu saat mengetik",
            "Prints a JSON Schema, so that an editor helps while one types",
        ),
    )]
    Schema {
        #[arg(
            value_enum, hide_possible_values = true, value_name = "agency|unit|standard",
            help = say("Skema berkas yang mana", "The schema of which file"),
        )]
        file: FileKind,
        #[arg(
            long, value_parser = draft, default_value = "7", hide_default_value = true, value_name = "7|2020-12",
            help = say("Versi JSON Schema [bawaan: 7]", "The version of JSON Schema [default: 7]"),
        )]
        draft: Draft,
        #[arg(long, value_parser = language, value_name = "id|en", help = say("Bahasa keterangannya", "The language of its descriptions"))]
        lang: Option<Language>,
    },
    /// For the program itself.
    #[command(hide = true)]
    Draw,
}

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[arg(
        value_name = say("UNIT[/STANDAR]", "UNIT[/STANDARD]"),        help = say(
            "Hanya unit (`dispendukcapil`) atau standar (`dispendukcapil/ktp-el`) ini",
            "Only these units (`dispendukcapil`) or standards (`dispendukcapil/ktp-el`)",
        ),
    )]
    pub(crate) names: Vec<String>,
    #[arg(
        long, value_name = "FOLDER",
        help = say("Folder proyek, atau folder di dalamnya", "The folder of the project, or one inside it"),
    )]
    pub(crate) project: Option<PathBuf>,
    #[arg(
        long, value_parser = language, value_name = "id|en",
        help = say("Bahasa pesan dan dokumen", "The language of messages and documents"),
    )]
    pub(crate) lang: Option<Language>,
    #[arg(
        long, value_parser = day, value_name = say("TANGGAL", "DATE"),
        help = say("Periksa seakan-akan pada tanggal ini, misalnya 2026-02-03 [bawaan: tanggal hari ini]", "Check as of this day: 2026-02-03 [default: today]"),
    )]
    pub(crate) as_of: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) options: Options,
    #[arg(
        long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true,
        value_name = say("BENTUK", "FORM"),
        help = say(
            "text untuk orang; json, sarif, github, junit untuk program [bawaan: text]",
            "text for people; json, sarif, github, junit for programs [default: text]",
        ),
    )]
    pub(crate) format: Format,
    #[arg(
        long, value_enum, hide_possible_values = true, value_name = "legal|assessor",
        help = say("Hanya yang wajib menurut hukum, atau yang diharapkan penilai", "Only what is a legal must, or what assessors wish"),
    )]
    pub(crate) only: Option<Ground>,
    #[arg(
        long,
        help = say("Perbaiki berkas sejauh perbaikannya pasti, lalu periksa lagi", "Correct the files as far as the cure is certain, then check again"),
    )]
    pub(crate) fix: bool,
    #[arg(
        long, requires = "fix",
        help = say("Bersama --fix: tunjukkan perubahannya saja", "With --fix: only show what would change"),
    )]
    pub(crate) dry_run: bool,
}

/// What is made, where to, and what is kept of it.
#[derive(Debug, Args)]
pub(crate) struct Making {
    #[command(flatten)]
    pub(crate) options: Options,
    #[arg(
        long, default_value = "out", hide_default_value = true, value_name = "FOLDER",
        help = say("Folder tujuan [bawaan: out]", "Where to write [default: out]"),
    )]
    pub(crate) out: PathBuf,
    #[arg(
        long, value_parser = document_name, value_delimiter = ',', value_name = say("DOKUMEN", "DOCUMENT"),
        help = format!("{} {} [{}]", say("Hanya dokumen ini:", "Only these documents:"), document_names(), say("bawaan: semua", "default: all")),
    )]
    pub(crate) document: Vec<&'static str>,
    #[command(flatten)]
    pub(crate) store: Store,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) making: Making,
    #[arg(
        long,
        help = say("Jangan menulis apa pun; tunjukkan apa yang akan berubah, dan selesai dengan 1 bila ada", "Write nothing; tell what would change, and end with 1 if something would"),
    )]
    pub(crate) check: bool,
    #[arg(
        long, value_parser = shard, value_name = "K/N",
        help = say("Hanya bagian ke-K dari N, bila beberapa mesin membuat bersama", "Only part K of N, if several machines make them together"),
    )]
    pub(crate) shard: Option<Shard>,
    #[arg(
        long, short, value_name = "N",
        help = say("Banyaknya dokumen yang dibuat bersamaan [bawaan: sebanyak inti prosesor]", "How many documents are made at once [default: one a core]"),
    )]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(
        long, value_name = say("BERKAS", "FILE"),
        help = say("Tulis asal setiap keluaran ke berkas ini: JSON bila namanya berakhir .json, selain itu aturan make", "Write what each output comes from into this file: JSON if its name ends with .json, else rules of make"),
    )]
    pub(crate) depfile: Option<PathBuf>,
    #[arg(
        long, value_enum, hide_possible_values = true, value_name = "json",
        help = say("Cetak laporan: lama setiap tahap dan setiap dokumen", "Print a report: how long each phase and each document took"),
    )]
    pub(crate) report: Option<ReportForm>,
    #[arg(long, short, help = say("Hanya temuan; tanpa kemajuan dan ringkasan", "Only findings; no progress, no summary"))]
    pub(crate) quiet: bool,
    #[arg(
        long, conflicts_with = "check",
        help = say("Buka hasilnya sesudah dibuat: daftar layanan, atau lembar satu standar", "Open the result once it is made: the list of services, or the notice of one standard"),
    )]
    pub(crate) open: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Watch {
    #[command(flatten)]
    pub(crate) making: Making,
    #[arg(
        long, default_value_t = 8000, hide_default_value = true, value_name = "PORT",
        help = say("Porta pratinjau di komputer ini; 0 memilih yang bebas [bawaan: 8000]", "The port of the preview on this computer; 0 takes a free one [default: 8000]"),
    )]
    pub(crate) port: u16,
    #[arg(long, help = say("Buka pratinjau di peramban", "Open the preview in a browser"))]
    pub(crate) open: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("before").args(["baseline", "since"]).multiple(true))]
pub(crate) struct Audit {
    #[arg(
        value_name = "FOLDER",
        help = say("Folder proyek, satu untuk setiap pemerintah [bawaan: proyek di sini]", "The folders of projects, one for each government [default: the project here]"),
    )]
    pub(crate) projects: Vec<PathBuf>,
    #[arg(
        long, value_name = say("UNIT[/STANDAR]", "UNIT[/STANDARD]"), value_delimiter = ',',
        help = say("Hanya unit atau standar ini, dengan setiap standar dan indikatornya", "Only these units or standards, with each standard and indicator"),
    )]
    pub(crate) unit: Vec<String>,
    #[arg(
        long, value_enum, default_value_t = AuditForm::Text, hide_possible_values = true, hide_default_value = true,
        value_name = say("BENTUK", "FORM"),
        help = say("text, html, pdf, xlsx, csv (pemisah ;) untuk orang; json, markdown untuk program [bawaan: text]", "text, html, pdf, xlsx, csv (separated by ;) for people; json, markdown for programs [default: text]"),
    )]
    pub(crate) format: AuditForm,
    #[arg(
        long, conflicts_with = "format",
        help = say("Daftar pekerjaan: apa yang diperbaiki siapa, yang paling menaikkan nilai dahulu", "A list of work: what is to be mended by whom, what gains most first"),
    )]
    pub(crate) todo: bool,
    #[arg(
        long, value_name = say("STANDAR", "STANDARD"), conflicts_with_all = ["todo", "unit", "baseline", "since", "history", "fail_under"],
        help = say("Bandingkan layanan ini antarunit dan antardaerah: syarat, waktu, biaya", "Compare this service over units and governments: requirements, time, cost"),
    )]
    pub(crate) compare: Option<String>,
    #[arg(
        long, value_name = say("BERKAS", "FILE"), required_if_eq_any([("format", "xlsx"), ("format", "pdf")]),
        help = say("Tulis laporan ke berkas ini", "Write the report into this file"),
    )]
    pub(crate) out: Option<PathBuf>,
    #[arg(
        long, value_name = say("BERKAS", "FILE"),
        help = say("Bandingkan dengan laporan json yang lama: apa yang membaik, memburuk, dan baru", "Compare with an old report in json: what became better, worse, and what is new"),
    )]
    pub(crate) baseline: Option<PathBuf>,
    #[arg(
        long, value_name = say("REVISI", "REVISION"), conflicts_with = "baseline",
        help = say("Bandingkan dengan berkas pada revisi Git ini, misalnya HEAD~3 atau main", "Compare with the files at this revision of Git, such as HEAD~3 or main"),
    )]
    pub(crate) since: Option<String>,
    #[arg(
        long, value_name = say("BERKAS", "FILE"), conflicts_with = "unit",
        help = say("Catat hasil hari ini dalam berkas ini, dan tunjukkan perkembangannya", "Record the result of this day in this file, and show the trend"),
    )]
    pub(crate) history: Option<PathBuf>,
    #[arg(
        long, requires = "before",
        help = say("Bersama --baseline atau --since: selesai dengan 1 bila ada temuan baru", "With --baseline or --since: end with 1 if a finding is new"),
    )]
    pub(crate) fail_on_new: bool,
    #[arg(
        long, value_name = say("PERSEN", "PER-CENT"), value_parser = per_cent,
        help = say("Selesai dengan 1 bila komponen yang terpenuhi kurang dari sekian persen", "End with 1 if less than so many per cent of the components are fulfilled"),
    )]
    pub(crate) fail_under: Option<f64>,
    #[arg(long, value_parser = language, value_name = "id|en", help = say("Bahasa laporan", "The language of the report"))]
    pub(crate) lang: Option<Language>,
    #[arg(
        long, value_parser = day, value_name = say("TANGGAL", "DATE"),
        help = say("Nilai seakan-akan pada tanggal ini, misalnya 2026-02-03 [bawaan: tanggal hari ini]", "Look as of this day: 2026-02-03 [default: today]"),
    )]
    pub(crate) as_of: Option<Date>,
}

/// How an audit is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditForm {
    Text,
    Html,
    Pdf,
    Xlsx,
    Json,
    Csv,
    Markdown,
}

/// Where what was made before is kept.
#[derive(Debug, Args)]
pub(crate) struct Store {
    #[arg(
        long, value_name = "FOLDER",
        help = say("Folder tembolok, yang boleh dipakai bersama dan dihapus kapan saja [bawaan: tembolok pengguna]", "The folder of the cache, which may be shared, and deleted at any time [default: the user's cache]"),
    )]
    pub(crate) cache_dir: Option<PathBuf>,
    #[arg(
        long, value_parser = size, default_value = "5GB", hide_default_value = true, value_name = say("UKURAN", "SIZE"),
        help = say("Ukuran tembolok paling besar, misalnya 500MB [bawaan: 5GB]", "How large the cache may become, such as 500MB [default: 5GB]"),
    )]
    pub(crate) cache_size: u64,
    #[arg(long, conflicts_with = "cache_dir", help = say("Tanpa tembolok", "Without a cache"))]
    pub(crate) no_cache: bool,
}

impl Store {
    /// Opens it.
    pub(crate) fn open(&self) -> Cache {
        let folder = self.cache_dir.clone().or_else(user_cache_folder).filter(|_| !self.no_cache);
        Cache::new(folder, self.cache_size)
    }
}

/// The cache of commands that are not told where one is.
pub fn user_cache() -> Cache {
    Cache::new(user_cache_folder(), u64::MAX)
}

/// Where programs of a user keep what can be made again.
fn user_cache_folder() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    Some(cache?.join("maklumat"))
}

/// A form of the report of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportForm {
    /// For programs.
    Json,
}

/// A form of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For editors and the pages of code hosts.
    Sarif,
    /// For GitHub's workflows.
    Github,
    /// For CI servers.
    Junit,
}

#[derive(Debug, Subcommand)]
pub(crate) enum New {
    #[command(
        about = say("Proyek: satu pemerintah daerah atau instansi", "A project: one government or agency"),
    )]
    Project {
        #[arg(value_name = "FOLDER", help = say("Folder baru [bawaan: folder ini]", "A new folder [default: this one]"))]
        folder: Option<PathBuf>,
        #[arg(
            long, value_name = say("NAMA", "NAME"), default_value = say("Pemerintah Kota …", "Government of …"), hide_default_value = true,
            help = say("Nama pemerintah daerah atau instansi", "The name of the government or agency"),
        )]
        name: String,
    },
    #[command(
        about = say("Unit penyelenggara layanan", "An office that gives services"),
    )]
    Unit {
        #[arg(
            value_name = "UNIT", required = true,
            help = say("Nama foldernya, seperti kelurahan, atau nama unit seperti \"Kelurahan Sukamulya\"", "The name of its folder, like kelurahan, or of the unit, like \"Kelurahan Sukamulya\""),
        )]
        words: Vec<String>,
        #[arg(long, value_name = say("NAMA", "NAME"), help = say("Nama unit", "The name of the unit"))]
        name: Option<String>,
    },
    #[command(
        about = say("Standar pelayanan, sebagai konsep", "A service standard, as a draft"),
    )]
    Standard {
        #[arg(
            value_name = say("UNIT/STANDAR", "UNIT/STANDARD"), required = true,
            help = say("Unit dan layanan, seperti kelurahan/surat-pindah atau \"Kelurahan Sukamulya/Surat Pindah\"; unit yang belum ada dibuat juga", "The unit and the service, like kelurahan/surat-pindah or \"Kelurahan Sukamulya/Surat Pindah\"; a unit that is not there is made too"),
        )]
        words: Vec<String>,
        #[arg(long, value_name = say("NAMA", "NAME"), help = say("Nama layanan", "The name of the service"))]
        name: Option<String>,
        #[arg(
            long, value_enum, ignore_case = true, default_value_t = ServiceKind::Administrative, hide_possible_values = true, hide_default_value = true,
            value_name = say("administratif|jasa|barang", "administrative|service|goods"),
            help = say("Jenis pelayanan [bawaan: administratif]", "The kind of service [default: administrative]"),
        )]
        kind: ServiceKind,
    },
}

/// A kind of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ServiceKind {
    /// Letters, permits, deeds.
    #[value(name = say("administratif", "administrative"), aliases = ["administrative", "administratif"])]
    Administrative,
    /// Something that is done.
    #[value(name = say("jasa", "service"), aliases = ["service", "jasa"])]
    Service,
    /// Something that is given.
    #[value(name = say("barang", "goods"), aliases = ["goods", "barang"])]
    Goods,
}

impl ServiceKind {
    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            ServiceKind::Administrative => "administrative",
            ServiceKind::Service => "service",
            ServiceKind::Goods => "goods",
        }
    }
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FileKind {
    /// `agency.yaml`.
    Agency,
    /// `unit.yaml`.
    Unit,
    /// The file of a standard.
    Standard,
}

/// On what ground a finding rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Ground {
    /// A legal must.
    Legal,
    /// A wish of those who assess.
    Assessor,
}

fn draft(text: &str) -> Result<Draft, &'static str> {
    match text {
        "7" | "draft-07" => Ok(Draft::Seven),
        "2020-12" => Ok(Draft::Year2020),
        _ => Err(say("pilih `7` atau `2020-12`", "choose `7` or `2020-12`")),
    }
}

fn shard(text: &str) -> Result<Shard, &'static str> {
    Shard::parse(text).ok_or(say("tulis seperti 2/4: bagian ke-2 dari 4", "write it like 2/4: part 2 of 4"))
}

/// Bytes, as `500MB`.
fn size(text: &str) -> Result<u64, &'static str> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit = match unit.trim().to_ascii_uppercase().as_str() {
        "" | "B" => Some(1),
        "KB" => Some(1_000),
        "MB" => Some(1_000_000),
        "GB" => Some(1_000_000_000),
        _ => None,
    };
    let size = number.parse::<u64>().ok().zip(unit).and_then(|(number, unit)| number.checked_mul(unit));
    size.ok_or(say("tulis seperti 500MB atau 5GB", "write it like 500MB or 5GB"))
}

/// Between 0 and 100, with a point or a comma.
fn per_cent(text: &str) -> Result<f64, &'static str> {
    let number = text.trim_end_matches('%').trim().replace(',', ".").parse::<f64>().ok();
    let number = number.filter(|number| (0.0..=100.0).contains(number));
    number.ok_or(say("tulis angka dari 0 sampai 100, seperti 87,5", "write a number from 0 to 100, such as 87.5"))
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| say("tulis seperti 2026-02-03", "write it like 2026-02-03"))
}

fn document_names() -> String {
    let names = document::NAMES.map(|name| name.pick(asked_language().unwrap_or_default()));
    names.join(", ")
}

fn document_name(text: &str) -> Result<&'static str, String> {
    let choose = || format!("{} {}", say("pilih dari", "choose from"), document_names());
    document::name(text).ok_or_else(choose)
}

fn language(tag: &str) -> Result<Language, &'static str> {
    Language::from_tag(tag).ok_or(say("pilih `id` atau `en`", "choose `id` or `en`"))
}
