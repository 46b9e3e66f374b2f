package dev.cofferdam.run;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.StepBody;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What was answered to the questions of a manual step, held against their types. */
final class Answered {
    private Answered() {}

    /** @throws IntentException with everything that is missing or wrong */
    static ObjectNode of(StepBody.Manual manual, Map<String, String> answers) {
        var given = Json.object();
        var wrong = new ArrayList<String>();
        for (var question : manual.ask().values()) {
            var text = answers.getOrDefault(question.name(), "");
            try {
                if (!text.isBlank()) given.set(question.name(), question.parse(text));
                else if (question.defaultValue() != null) given.set(question.name(), question.defaultValue());
                else if (question.required()) wrong.add(question.name() + " needs an answer.");
            } catch (IllegalArgumentException e) {
                wrong.add(e.getMessage() + ".");
            }
        }
        answers.keySet().stream()
                .filter(name -> !manual.ask().containsKey(name))
                .forEach(name -> wrong.add("There is no question " + name + "."));
        if (!wrong.isEmpty()) throw new IntentException(String.join(" ", wrong));
        return given;
    }

    static String words(ObjectNode answers) {
        if (answers.isEmpty()) return "done";
        return answers.propertyStream()
                .map(answer -> answer.getKey() + " = " + answer.getValue().asString())
                .collect(Collectors.joining(", "));
    }
}
