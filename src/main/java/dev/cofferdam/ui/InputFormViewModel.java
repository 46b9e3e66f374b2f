package dev.cofferdam.ui;

import dev.cofferdam.action.Parameter;
import dev.cofferdam.playbook.InputSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The inputs of a playbook or an action, or the questions of a manual step, being filled in. */
public final class InputFormViewModel {
    private final List<InputFieldViewModel> fields;

    public InputFormViewModel(Collection<InputSpec> specs) {
        this(specs.stream().map(InputFieldViewModel::new).toList());
    }

    private InputFormViewModel(List<InputFieldViewModel> fields) {
        this.fields = List.copyOf(fields);
    }

    /** What an action takes. */
    public static InputFormViewModel of(List<Parameter> parameters) {
        return new InputFormViewModel(
                parameters.stream().map(InputFieldViewModel::of).toList());
    }

    public List<InputFieldViewModel> fields() {
        return fields;
    }

    public Optional<InputFieldViewModel> field(String name) {
        return fields.stream().filter(f -> f.spec().name().equals(name)).findFirst();
    }

    /** Fills in what is known and fits its field; the other fields stay as they are. */
    public void fill(Map<String, JsonNode> known) {
        known.forEach((name, value) -> field(name).ifPresent(f -> f.fill(value)));
    }

    /** Whether all of it can be used; what cannot says so beside its field. */
    public boolean check() {
        return fields.stream().filter(f -> !f.check()).count() == 0;
    }

    /** By name, without those that were left empty. */
    public Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        fields.forEach(f -> f.value().ifPresent(value -> values.put(f.spec().name(), value)));
        return values;
    }

    /** As typed, by name, without those that were left empty. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        fields.stream()
                .filter(InputFieldViewModel::given)
                .forEach(f -> texts.put(f.spec().name(), f.text().get()));
        return texts;
    }
}
