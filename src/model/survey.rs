//! The index of a survey of satisfaction, and its grade (PermenPANRB 14/2017).

use super::records::Survey;
use crate::locale::Text;

/// What a survey asks about, in the official order.
pub const ELEMENTS: [Text<&str>; 9] = [
    Text { id: "Persyaratan", en: "Requirements" },
    Text { id: "Sistem, mekanisme, dan prosedur", en: "System, mechanism and procedure" },
    Text { id: "Waktu penyelesaian", en: "Time taken" },
    Text { id: "Biaya/tarif", en: "Cost" },
    Text { id: "Produk pelayanan", en: "Product" },
    Text { id: "Kompetensi pelaksana", en: "Competence of the staff" },
    Text { id: "Perilaku pelaksana", en: "Conduct of the staff" },
    Text { id: "Penanganan pengaduan, saran, dan masukan", en: "Handling of complaints and suggestions" },
    Text { id: "Sarana dan prasarana", en: "Facilities" },
];

impl Survey {
    /// The index, from 25 to 100: as written, else the mean of its nine elements times 25.
    pub fn index(&self) -> Option<f64> {
        let elements: Vec<f64> = self.element_scores.iter().filter_map(|score| decimal(score)).collect();
        let written = self.score.as_ref().and_then(|score| decimal(score));
        written.or_else(|| (elements.len() == 9).then(|| elements.iter().sum::<f64>() / 9.0 * 25.0))
    }
}

/// The grade of an index, by its two decimals.
pub fn grade(index: f64) -> &'static str {
    match (index * 100.0).round() / 100.0 {
        index if index >= 88.31 => "A",
        index if index >= 76.61 => "B",
        index if index >= 65.0 => "C",
        _ => "D",
    }
}

/// What a grade is called.
pub fn grade_name(grade: &str) -> Text<&'static str> {
    match grade {
        "A" => Text { id: "Sangat Baik", en: "Very good" },
        "B" => Text { id: "Baik", en: "Good" },
        "C" => Text { id: "Kurang Baik", en: "Less than good" },
        _ => Text { id: "Tidak Baik", en: "Not good" },
    }
}

/// A number with a point or a comma for its decimals.
pub fn decimal(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::grade;

    #[test]
    fn edges_of_the_grades() {
        for (index, expected) in [
            (64.99, "D"),
            (65.0, "C"),
            (76.6, "C"),
            (76.61, "B"),
            (81.96, "B"),
            (88.3, "B"),
            (88.31, "A"),
            (100.0, "A"),
        ] {
            assert_eq!(grade(index), expected, "{index}");
        }
    }
}
