package dev.cofferdam.playbook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

record TextTemplate(String source, List<Part> parts) implements Template {
    sealed interface Part {
        record Fixed(String text) implements Part {}

        record Computed(CelExpression expression) implements Part {}
    }

    TextTemplate {
        parts = List.copyOf(parts);
    }

    @Override
    public Set<String> references() {
        return parts.stream()
                .filter(Part.Computed.class::isInstance)
                .flatMap(part -> ((Part.Computed) part).expression().references().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String render(Scope scope) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(
                    switch (part) {
                        case Part.Fixed(var fixed) -> fixed;
                        case Part.Computed(var expression) -> CelValues.toText(expression.evaluate(scope));
                    });
            if (text.length() > Limits.RESULT)
                throw new EvaluationException("a text becomes longer than " + Limits.RESULT + " characters");
        }
        return text.toString();
    }
}
