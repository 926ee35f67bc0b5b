//! The vehicle that is asked about, in the words of the vehicle document.

use std::str::FromStr;

use super::law::law;
use super::table::{VehicleGroup, VehicleKind, VehicleType, VehicleUse};

/// Gearbox; an electric car counts as automatic. It is not on the vehicle document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gearbox {
    /// 自动挡.
    Automatic,
    /// 手动挡.
    Manual,
    /// Nobody looked.
    #[default]
    NotKnown,
}

/// A vehicle as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vehicle {
    /// 车辆类型, as given: a code such as `K33`.
    pub code: String,
    /// Gearbox.
    pub gearbox: Gearbox,
    /// 总质量 of the vehicle itself, kg; of a tractor unit or trailer without `trailer_kg`, that of the combination.
    pub kg: Option<u32>,
    /// 总质量 of the trailer, kg; `None` or 0: there is none.
    pub trailer_kg: Option<u32>,
    /// 核定载客, the driver included.
    pub seats: Option<u16>,
    /// 使用性质, by its letter.
    pub use_code: Option<char>,
    /// An adapted car for drivers with a disability.
    pub adapted: bool,
}

/// What cannot be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// No code.
    #[error("name the vehicle type first, e.g. K33 (the codes: kerbside rules)")]
    NoType,
    /// Not a number.
    #[error("\"{0}\" is not a whole number")]
    Number(String),
    /// Neither flag nor key.
    #[error("\"{0}\" is none of the words here (see --help)")]
    Word(String),
    /// No such use.
    #[error("\"{0}\" is no use of a vehicle (the names: kerbside rules)")]
    Use(String),
    /// The type has not the form of a code.
    #[error("\"{0}\" is no vehicle type (the codes: kerbside rules)")]
    Type(String),
}

impl Vehicle {
    /// Of a type, nothing else known.
    #[must_use]
    pub fn of_type(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            gearbox: Gearbox::NotKnown,
            kg: None,
            trailer_kg: None,
            seats: None,
            use_code: None,
            adapted: false,
        }
    }

    /// Row of its type; `None` for a code that the tables do not have.
    #[must_use]
    pub fn row(&self) -> Option<(&'static VehicleGroup, &'static VehicleType)> {
        law().vehicle(&self.code)
    }

    /// Row of its use.
    #[must_use]
    pub fn use_row(&self) -> Option<&'static VehicleUse> {
        let code = self.use_code?;
        law().uses.iter().find(|row| row.code == code)
    }

    /// Mass of its trailer, where it has one.
    #[must_use]
    pub fn trailer(&self) -> Option<u32> {
        self.trailer_kg.filter(|kg| *kg > 0)
    }

    /// A school bus by its type or its use.
    #[must_use]
    pub fn is_school_bus(&self) -> bool {
        self.row().is_some_and(|(_, kind)| kind.school_bus) || matches!(self.use_code, Some('O' | 'P' | 'Q'))
    }

    /// Pulls, or is, a trailer.
    #[must_use]
    pub fn has_trailer(&self) -> bool {
        self.trailer().is_some() || self.row().is_some_and(|(group, _)| group.kind == VehicleKind::Trailer)
    }
}

impl std::fmt::Display for Vehicle {
    /// As it is typed: what [`FromStr`] reads back.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code)?;
        match self.gearbox {
            Gearbox::Automatic => f.write_str(",automatic")?,
            Gearbox::Manual => f.write_str(",manual")?,
            Gearbox::NotKnown => {}
        }
        for (name, value) in
            [("kg", self.kg), ("trailer-kg", self.trailer_kg), ("seats", self.seats.map(u32::from))]
        {
            if let Some(value) = value {
                write!(f, ",{name}={value}")?;
            }
        }
        if let Some(row) = self.use_row() {
            write!(f, ",use={}", row.name)?;
        }
        if self.adapted { f.write_str(",adapted") } else { Ok(()) }
    }
}

impl FromStr for Vehicle {
    type Err = RequestError;

    /// `CODE[,manual|automatic][,kg=N][,trailer-kg=N][,seats=N][,use=NAME][,adapted]`
    fn from_str(text: &str) -> Result<Self, RequestError> {
        let mut parts = text.split([',', '，']).map(str::trim);
        let code = parts.next().filter(|code| !code.is_empty()).ok_or(RequestError::NoType)?;
        let mut vehicle = Self::of_type(&type_code(code)?);
        for part in parts.filter(|part| !part.is_empty()) {
            vehicle.set(part)?;
        }
        Ok(vehicle)
    }
}

impl Vehicle {
    fn set(&mut self, part: &str) -> Result<(), RequestError> {
        match part.split_once('=') {
            None => match part.to_ascii_lowercase().as_str() {
                "manual" | "手动挡" => self.gearbox = Gearbox::Manual,
                "automatic" | "electric" | "自动挡" => self.gearbox = Gearbox::Automatic,
                "adapted" => self.adapted = true,
                _ => return Err(RequestError::Word(part.to_owned())),
            },
            Some((key, value)) => match key.trim() {
                "kg" => self.kg = Some(number(value)?),
                "trailer-kg" => self.trailer_kg = Some(number(value)?),
                "seats" => self.seats = Some(number(value)?),
                "use" => {
                    let row = law().vehicle_use(value);
                    self.use_code = Some(row.ok_or_else(|| RequestError::Use(value.to_owned()))?.code);
                }
                _ => return Err(RequestError::Word(part.to_owned())),
            },
        }
        Ok(())
    }
}

/// A code of the tables, a name of the tables, or what has the form of a code: that is judged "check further".
fn type_code(text: &str) -> Result<String, RequestError> {
    if let Some((_, kind)) = law().vehicle(text) {
        let code = if kind.code.ends_with('*') { text.to_ascii_uppercase() } else { kind.code.clone() };
        return Ok(code);
    }
    let formed = matches!(
        text.as_bytes(),
        [letter, digit, last] if letter.is_ascii_alphabetic() && digit.is_ascii_digit() && last.is_ascii_alphanumeric()
    );
    if formed { Ok(text.to_ascii_uppercase()) } else { Err(RequestError::Type(text.to_owned())) }
}

fn number<N: FromStr>(text: &str) -> Result<N, RequestError> {
    text.trim().parse().map_err(|_not_a_number| RequestError::Number(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Gearbox, RequestError, Vehicle};

    #[test]
    fn a_vehicle_as_it_is_typed() {
        let vehicle: Vehicle =
            "k33,manual,kg=1800,trailer-kg=700,seats=5,use=rental,adapted".parse().unwrap();
        assert_eq!((vehicle.code.as_str(), vehicle.gearbox), ("K33", Gearbox::Manual));
        assert_eq!((vehicle.kg, vehicle.trailer_kg, vehicle.seats), (Some(1800), Some(700), Some(5)));
        assert_eq!((vehicle.use_code, vehicle.adapted), (Some('G'), true));
        for text in ["K33", "K33,automatic", "K33,manual,kg=1800,trailer-kg=700,seats=5,use=rental,adapted"] {
            assert_eq!(text.parse::<Vehicle>().unwrap().to_string(), text);
        }
        assert_eq!("小型轿车".parse::<Vehicle>().unwrap().code, "K33");
        assert_eq!("b11".parse::<Vehicle>().unwrap().code, "B11");
        assert!("K77".parse::<Vehicle>().unwrap().row().is_none(), "a code of that form is judged");
        assert_eq!("".parse::<Vehicle>(), Err(RequestError::NoType));
        for wrong in
            ["car", "saloon", "C1", "K33,fast", "K33,kg=heavy", "K33,kg=-1", "K33,use=fun", "K33,colour=red"]
        {
            assert!(wrong.parse::<Vehicle>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_a_vehicle_is_by_type_use_and_trailer() {
        let vehicle = |text: &str| text.parse::<Vehicle>().unwrap();
        for (text, school_bus) in [
            ("K18", true),
            ("K11,use=O", true),
            ("K11,use=P", true),
            ("K11,use=Q", true),
            ("K11,use=N", false),
            ("K11", false),
        ] {
            assert_eq!(vehicle(text).is_school_bus(), school_bus, "{text}");
        }
        for (text, trailer) in [
            ("K33,trailer-kg=1", true),
            ("K33,trailer-kg=0", false),
            ("K33", false),
            ("B11", true),
            ("Q11", false),
        ] {
            assert_eq!(vehicle(text).has_trailer(), trailer, "{text}");
        }
    }

    /// Three signs, of which the first is a letter and the second a digit; a code for a group of types is spelt out.
    #[test]
    fn what_has_the_form_of_a_code() {
        for (text, code) in [("k77", "K77"), ("h1z", "H1Z"), ("b1c", "B1C"), ("B1C", "B1C")] {
            assert_eq!(text.parse::<Vehicle>().unwrap().code, code);
        }
        for wrong in ["KK7", "777", "K7-", "K7", "K777", "K7客"] {
            assert_eq!(wrong.parse::<Vehicle>(), Err(RequestError::Type(wrong.to_owned())), "{wrong}");
        }
    }
}
