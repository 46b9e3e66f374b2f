package dev.cofferdam.ui;

import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.InputSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tools.jackson.databind.JsonNode;

/**
 * One thing that is asked for, what was typed, and what is wrong with it. A list or a map has a line for each value.
 */
public final class InputFieldViewModel {
    /** Of the value, or of each one. */
    private final InputSpec spec;

    private final Parameter.Shape shape;
    private final String hint;
    private final StringProperty text;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    InputFieldViewModel(InputSpec spec) {
        this(spec, Parameter.Shape.SINGLE, "");
    }

    private InputFieldViewModel(InputSpec spec, Parameter.Shape shape, String hint) {
        this.spec = spec;
        this.shape = shape;
        this.hint = hint;
        var preset = spec.defaultValue();
        this.text = new SimpleStringProperty(preset == null ? "" : preset.asString());
        // what was found wrong once is looked at again with every key, so that the message goes when it is mended
        text.subscribe(_ -> {
            if (!problem.get().isEmpty()) check();
        });
    }

    /** What an action takes. */
    public static InputFieldViewModel of(Parameter parameter) {
        return new InputFieldViewModel(spec(parameter), parameter.shape(), parameter.description());
    }

    private static InputSpec spec(Parameter parameter) {
        return new InputSpec(
                parameter.name(), parameter.type(), null, null, parameter.required(), null, parameter.values());
    }

    /** Of the value, or of each one where there is a line for each. */
    public InputSpec spec() {
        return spec;
    }

    /** Whether each line is a value. */
    public boolean isOfLines() {
        return shape != Parameter.Shape.SINGLE;
    }

    /** A sentence on what is meant; empty where the label says all. */
    public String hint() {
        return hint;
    }

    public String label() {
        var prompt = spec.prompt();
        if (prompt != null) return prompt;
        var words = spec.name().replace('_', ' ');
        return hint.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a value looks like, empty where anything will do. */
    public String example() {
        return switch (spec.type()) {
            case TIMESTAMP -> "2026-11-23T04:00:00Z";
            case DURATION -> "10m";
            case AWS_ACCOUNT_ID -> "123456789012";
            case AWS_ARN -> "arn:…";
            case AWS_REGION -> "us-east-1";
            case EC2_INSTANCE_ID -> "i-0123456789abcdef0";
            case EC2_VOLUME_ID -> "vol-0123456789abcdef0";
            case EC2_SNAPSHOT_ID -> "snap-0123456789abcdef0";
            case EC2_SECURITY_GROUP_ID -> "sg-0123456789abcdef0";
            case EC2_NETWORK_INTERFACE_ID -> "eni-0123456789abcdef0";
            case EC2_VPC_ID -> "vpc-0123456789abcdef0";
            case IAM_ACCESS_KEY_ID -> "AKIA…";
            case ELBV2_TARGET_GROUP_ARN -> "arn:…:elasticloadbalancing:…:targetgroup/…";
            case STRING,
                    TEXT,
                    BOOLEAN,
                    INTEGER,
                    NUMBER,
                    ENUM,
                    IAM_USER,
                    IAM_ROLE,
                    AUTOSCALING_GROUP,
                    GUARDDUTY_DETECTOR_ID,
                    GUARDDUTY_FINDING_ID,
                    KMS_KEY,
                    LAMBDA_FUNCTION,
                    RDS_DATABASE,
                    S3_BUCKET,
                    SECRETSMANAGER_SECRET,
                    GRAPH,
                    JSON -> "";
        };
    }

    public StringProperty text() {
        return text;
    }

    /** Empty while nothing is known to be wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Looks at what was typed, and says beside the field what is wrong with it. */
    public boolean check() {
        problem.set(problemNow());
        return problem.get().isEmpty();
    }

    /** The value, or nothing where nothing was given or it is wrong. */
    public Optional<JsonNode> value() {
        return given() && problemNow().isEmpty() ? Optional.of(valueOf(text.get())) : Optional.empty();
    }

    /** The lines that hold something. */
    public List<String> lines() {
        return text.get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * Takes over a value that somebody else knows; one that is not of the field's type is left for a person to type.
     */
    void fill(JsonNode known) {
        if (known.isValueNode()
                && !known.isNull()
                && problemOf(known.asString()).isEmpty()) text.set(known.asString());
    }

    boolean given() {
        return !text.get().isBlank();
    }

    private JsonNode valueOf(String typed) {
        return switch (shape) {
            case SINGLE -> spec.parse(typed);
            case LIST -> {
                var list = Json.MAPPER.createArrayNode();
                lines().forEach(line -> list.add(spec.parse(line)));
                yield list;
            }
            case MAP -> {
                var map = Json.object();
                lines().forEach(line -> map.set(beforeSign(line), spec.parse(behindSign(line))));
                yield map;
            }
        };
    }

    private String problemNow() {
        if (!given()) return spec.required() ? Words.of("form.missing") : "";
        return switch (shape) {
            case SINGLE -> problemOf(text.get());
            case LIST -> firstProblem(line -> problemOf(line));
            case MAP ->
                firstProblem(
                        line -> beforeSign(line).isEmpty() ? Words.of("form.no-pair") : problemOf(behindSign(line)));
        };
    }

    private String firstProblem(UnaryOperator<String> problemOfLine) {
        return lines().stream()
                .filter(line -> !problemOfLine.apply(line).isEmpty())
                .findFirst()
                .map(line -> Words.of("form.line", line, problemOfLine.apply(line)))
                .orElse("");
    }

    private static String beforeSign(String line) {
        return line.substring(0, Math.max(0, line.indexOf('='))).strip();
    }

    private static String behindSign(String line) {
        return line.substring(line.indexOf('=') + 1).strip();
    }

    /** What is wrong with one value. */
    public String problemOf(String typed) {
        try {
            spec.parse(typed);
            return "";
        } catch (IllegalArgumentException _) {
            if (spec.type() == ValueType.ENUM) return Words.of("form.one-of", String.join(", ", spec.values()));
            return example().isEmpty()
                    ? Words.of("form.wrong", spec.type().yamlName())
                    : Words.of("form.wrong-example", spec.type().yamlName(), example());
        }
    }
}
