pub fn radians(degrees: f64) -> f64 {
    degrees.to_radians()
}
