package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import tools.jackson.databind.node.BooleanNode;

/**
 * Source: Lambda Developer Guide, "How Lambda processes records from stream and queue-based event sources"; Lambda API
 * Reference, ListEventSourceMappings, UpdateEventSourceMapping.
 */
public final class DisableEventSources implements ChangesSettings<DisableEventSources.In, DisableEventSources.Out> {
    private static final String MAPPING = "arn:${Partition}:lambda:${Region}:${Account}:event-source-mapping:${UUID}";
    private static final String DISABLED = "Disabled";

    public record In(
            @Input(type = ValueType.LAMBDA_FUNCTION, value = "The function's name, without version or alias.")
            String function) {}

    public record Out(
            @Output("How many event sources still feed the function.")
            long enabled,

            @Output("How many there are.") long all) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "lambda.disable-event-sources",
                "Disable the event sources of a Lambda function",
                """
                Disables what a function, its versions and its aliases read from by an event source mapping: SQS, \
                Kinesis, DynamoDB streams, Kafka, MQ, DocumentDB. The queues and streams keep what comes, and it goes on \
                there when this is taken back.

                - **It is not kept for ever**: a queue drops after its retention (4 days by default, 14 at most), a \
                Kinesis stream after 24 hours by default, a DynamoDB stream after 24 hours. What comes is evidence: \
                copy it before.
                - It takes some seconds up to a minute: wait for `disabled`. A batch that is being worked on is worked off.
                - Only these are event sources: S3, SNS, EventBridge, API Gateway and whoever may invoke the function \
                still do. `lambda.stop-invocations` stops everybody.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Functions.FUNCTION, "lambda:GetFunctionConfiguration"),
                        Permission.of("lambda:ListEventSourceMappings"),
                        Permission.on(MAPPING, "lambda:GetEventSourceMapping"),
                        Permission.on(MAPPING, "lambda:UpdateEventSourceMapping")),
                "Enables again those that were enabled; they go on where they stopped.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var sources = sources(in, aws);
        var on = sources.stream().filter(s -> EventSource.isOn(s.state())).toList();
        var function = aws.arn("lambda", "function:" + in.function());
        if (on.isEmpty())
            return Plan.of("No event source feeds function %s".formatted(in.function()), List.of(), function);
        return new Plan(
                "Disable %d event source(s) of function %s".formatted(on.size(), in.function()),
                on.stream()
                        .map(s -> new Change(
                                s.eventSourceMappingArn(),
                                new EventSource().attribute(),
                                BooleanNode.TRUE,
                                BooleanNode.FALSE))
                        .toList(),
                Stream.concat(
                                on.stream()
                                        .map(s -> "%s does not reach %s any more, and drops what gets too old there."
                                                .formatted(s.eventSourceArn(), Functions.name(s.functionArn()))),
                                Stream.of("Everything else that may invoke the function still does."))
                        .toList(),
                Stream.concat(Stream.of(function), on.stream().map(EventSourceMappingConfiguration::eventSourceArn))
                        .distinct()
                        .toList());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var sources = sources(in, aws);
        return new Out(sources.stream().filter(s -> EventSource.isOn(s.state())).count(), sources.size());
    }

    @Override
    public List<String> waitStates() {
        return List.of("disabled");
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var sources = sources(in, aws);
        var through = sources.stream().filter(s -> s.state().equals(DISABLED)).count();
        return new Progress(through == sources.size(), "%d of %d disabled".formatted(through, sources.size()));
    }

    @Override
    public Setting setting(Change change) {
        return new EventSource();
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("What waited in its queue or stream meanwhile is worked off at once.");
    }

    private static List<EventSourceMappingConfiguration> sources(In in, ActionContext aws) {
        var functions = new Functions(aws);
        return functions.eventSources(functions.get(in.function()).functionArn());
    }
}
