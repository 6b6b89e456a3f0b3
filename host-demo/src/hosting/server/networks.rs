//! Networks as people write them: an address, or an address with the length of its prefix.

use std::net::IpAddr;
use std::str::FromStr;

/// A network, e.g. `10.0.0.0/8`; an address alone is the network of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    bits: u128,
    prefix: u8,
    /// Of both families: version 4 has 32 bits, version 6 has 128.
    length: u8,
}

impl Network {
    /// Whether an address is in it. One of version 4 that is written as one of version 6 is the same address.
    pub fn holds(&self, address: IpAddr) -> bool {
        let (bits, length) = bits_of(address.to_canonical());
        let shift = u32::from(self.length - self.prefix);
        length == self.length && bits.checked_shr(shift).unwrap_or(0) == self.bits.checked_shr(shift).unwrap_or(0)
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = || format!("`{text}` is no network; write one as in `10.0.0.0/8`, `2001:db8::/32` or `127.0.0.1`");
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let (bits, length) = bits_of(address.parse::<IpAddr>().map_err(|_| wanted())?);
        let prefix = prefix.map_or(Ok(length), str::parse).map_err(|_| wanted())?;
        if prefix > length {
            return Err(wanted());
        }
        let rest = bits.checked_shl(128 - u32::from(length - prefix)).unwrap_or(0);
        if rest != 0 {
            return Err(format!("`{text}` says bits behind its prefix; write the network itself, or a longer prefix"));
        }
        Ok(Self { bits, prefix, length })
    }
}

fn bits_of(address: IpAddr) -> (u128, u8) {
    match address {
        IpAddr::V4(v4) => (u128::from(v4.to_bits()), 32),
        IpAddr::V6(v6) => (v6.to_bits(), 128),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_the_addresses_of_its_prefix_and_family() {
        for (network, address, want) in [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "127.0.0.2", false),
            ("127.0.0.1", "::ffff:127.0.0.1", true),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "2001:db8::1", true),
            ("::/0", "203.0.113.9", false),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("::1", "::1", true),
        ] {
            let network: Network = network.parse().unwrap();
            assert_eq!(network.holds(address.parse().unwrap()), want, "{network:?} {address}");
        }
    }

    #[test]
    fn what_is_no_network_is_refused_with_words() {
        for text in ["", "10.0.0.0/33", "10.0.0.1/8", "::/129", "10.0.0/8", "proxy.example", "10.0.0.0/", "1.2.3.4/-1"]
        {
            assert!(text.parse::<Network>().unwrap_err().contains("write"), "{text}");
        }
    }
}
