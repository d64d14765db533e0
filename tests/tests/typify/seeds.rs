pub struct Cobrowsesession;
