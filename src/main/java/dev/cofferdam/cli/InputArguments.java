package dev.cofferdam.cli;

import dev.cofferdam.caselog.CaseReader;
import dev.cofferdam.playbook.FindingInputs;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.playbook.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a run starts with: what the command line says, and else what the case's finding says. */
final class InputArguments {
    private InputArguments() {}

    /** @throws Refusal when the playbook has no such input, or a value is not of its type */
    static Map<String, JsonNode> of(Playbook playbook, Map<String, String> given, CaseReader reader) {
        var values = new LinkedHashMap<String, JsonNode>();
        reader.record(1)
                .map(opened -> opened.content().body().get("finding"))
                .ifPresent(finding -> values.putAll(FindingInputs.of(playbook, finding)));
        given.forEach((name, text) -> {
            var input = playbook.inputs().get(name);
            if (input == null) {
                throw Refusal.invalid(playbook.id() + " has no input " + name
                        + Suggestion.among(name, playbook.inputs().keySet()));
            }
            try {
                values.put(name, input.parse(text));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid(String.valueOf(e.getMessage()));
            }
        });
        return values;
    }
}
