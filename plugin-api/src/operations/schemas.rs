//! The JSON Schema of each command and answer, for programs in other languages.

use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

use super::account::{AccountOperation, OnAccount};
use super::{Name, Operation};
use crate::descriptor::OperationInfo;

/// Every operation with its schemas, as a module's descriptor names them.
#[must_use]
pub fn described() -> Vec<OperationInfo> {
    let describe = |name: Name| {
        let [command, answer] = name.schemas();
        OperationInfo { name: name.to_string(), does: name.does().to_owned(), command, answer }
    };
    Name::all().map(describe).collect()
}

/// The schemas of a command with its `do`, and of its answer.
pub(super) fn of<O: Operation<Answer: JsonSchema> + JsonSchema>() -> [Value; 2] {
    [tagged::<O>(O::NAME.word()), schema::<O::Answer>()]
}

/// The same of what is done to an account: `act` has one member, which says what.
pub(super) fn of_act<A: AccountOperation<Answer: JsonSchema> + JsonSchema>() -> [Value; 2] {
    let mut command = tagged::<OnAccount<A>>("account");
    let (word, act) = (A::NAME.word(), command["properties"]["act"].take());
    command["properties"]["act"] = json!({
        "type": "object", "properties": { word: act }, "required": [word], "additionalProperties": false,
    });
    [command, schema::<A::Answer>()]
}

fn tagged<T: JsonSchema>(word: &str) -> Value {
    let mut schema = schema::<T>();
    schema["properties"]["do"] = json!({ "const": word });
    match schema["required"].as_array_mut() {
        Some(required) => required.insert(0, "do".into()),
        None => schema["required"] = json!(["do"]),
    }
    schema
}

fn schema<T: JsonSchema>() -> Value {
    let mut schema = Value::from(schema_for!(T));
    if let Some(members) = schema.as_object_mut() {
        members.remove("$schema");
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_described_with_its_command_and_its_answer() {
        let described = described();
        assert_eq!(described.len(), Name::all().count());
        for OperationInfo { name, does, command, answer } in described {
            assert!(!does.is_empty(), "{name}");
            let act = name.strip_prefix("account/");
            let word = act.map_or(name.as_str(), |_| "account");
            assert_eq!(command["properties"]["do"]["const"], word, "{command}");
            assert!(command["required"].as_array().unwrap().contains(&"do".into()), "{name}");
            if let Some(act) = act {
                assert!(command["properties"]["act"]["properties"][act].is_object(), "{command}");
            }
            // Whoever misspells a member is told so; only those without one took any from the beginning.
            let takes_more = ["permissions", "sites", "realm_history", "views", "waiting"].contains(&&*name);
            assert_eq!(command["additionalProperties"] == false, !takes_more, "{name}");
            assert_eq!(answer["type"], "object", "{name}");
            assert_ne!(answer["additionalProperties"], false, "{name}: an answer may grow");
        }
    }
}
