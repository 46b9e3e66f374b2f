package dev.cofferdam.action.sns;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import dev.cofferdam.caselog.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Source: SNS API Reference, Publish; SNS Developer Guide, "Message deduplication for FIFO topics". */
public final class Notify implements WithoutUndo<Notify.In, Notify.Out> {
    private static final String TOPIC = "arn:${Partition}:sns:${Region}:${Account}:${TopicName}";
    private static final int LONGEST_SUBJECT = 99;
    private static final int LARGEST_MESSAGE = 262_144;

    public record In(
            @Input(type = ValueType.AWS_ARN, value = "The topic, by its ARN; in any region.")
            String topic,

            @Input(value = "What stands above it in an e-mail, of less than 100 characters.", optional = true) @Nullable
            String subject,

            @Input(type = ValueType.TEXT, value = "The message.")
            String message) {}

    public record Out(
            @Output("Whether SNS took the message.") boolean sent,

            @Output("Its id; empty before it was sent.") String messageId,

            @Output("When it was about to leave, in RFC 3339; empty before it was sent.")
            String at) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "sns.notify",
                "Tell those who are subscribed to a topic",
                """
                Publishes a message to an SNS topic: to the people and programs that are subscribed to it.

                - **Who reads it?** Whoever is subscribed, and an attacker in the account may be. Write that there is \
                something to look at, not what you know; no secrets.
                - **Once.** A step sends one message to a topic, however often it is run: the case's log tells whether \
                it did. Where an answer was lost, nobody can tell whether the message went out; the plan says so, and \
                sends it once more only if you agree to that.
                - To a FIFO topic the message carries an id of the step, by which SNS itself drops a second one for five \
                minutes.
                - That SNS took a message does not mean that somebody read it. A topic with no confirmed subscription \
                swallows it; the plan warns of that.
                """,
                Kind.NOTIFY,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(Permission.on(TOPIC, "sns:GetTopicAttributes"), Permission.on(TOPIC, "sns:Publish")),
                "Nothing to take back: what was sent has been read.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        check(in);
        var topic = Topic.of(in.topic(), aws);
        var published = topic.published();
        if (published.isPresent())
            return Plan.of(
                    "This step told %s already, at %s"
                            .formatted(topic.arn(), published.get().sent()),
                    List.of(),
                    topic.arn());
        var warnings = warnings(topic.attributes());
        var after = Json.object();
        if (in.subject() != null && !in.subject().isEmpty()) after.put("Subject", in.subject());
        after.put("Message", in.message());
        var inDoubt = topic.inDoubt();
        inDoubt.ifPresent(call -> {
            // another change than the first one: who agreed to that has not agreed to this
            after.put("AgainAfter", call.sent().toString());
            warnings.addFirst(
                    "The message was sent at %s, and no answer came: it may have arrived. This sends it once more; skip the step if that must not be."
                            .formatted(call.sent()));
        });
        return Plan.of(
                        inDoubt.isPresent()
                                ? "Tell %s once more, for the message may have been lost".formatted(topic.arn())
                                : "Tell " + topic.arn(),
                        List.of(new Change(topic.arn(), "Message", NullNode.getInstance(), after)),
                        topic.arn())
                .warning(warnings);
    }

    private static void check(In in) {
        if (in.message().isBlank())
            throw new ActionException("InvalidInput", "There is no message to send: write one.");
        if (in.message().getBytes(StandardCharsets.UTF_8).length > LARGEST_MESSAGE)
            throw new ActionException("InvalidInput", "SNS takes messages of 256 KiB at most: shorten it.");
        if (in.subject() != null && in.subject().length() > LONGEST_SUBJECT)
            throw new ActionException(
                    "InvalidInput",
                    "A subject has less than 100 characters, not %,d."
                            .formatted(in.subject().length()));
    }

    private static List<String> warnings(Map<String, String> topic) {
        var warnings = new ArrayList<String>();
        if ("0".equals(topic.get("SubscriptionsConfirmed")))
            warnings.add("Nobody has confirmed a subscription to the topic: nobody would get it.");
        if (topic.containsKey("KmsMasterKeyId"))
            warnings.add("The topic is encrypted with %s: you need kms:GenerateDataKey and kms:Decrypt on that key too."
                    .formatted(topic.get("KmsMasterKeyId")));
        return warnings;
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var topic = Topic.of(in.topic(), aws);
        if (!plan.changes().isEmpty() && topic.published().isEmpty())
            topic.publish(in.subject() == null || in.subject().isEmpty() ? null : in.subject(), in.message());
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return Topic.of(in.topic(), aws)
                .published()
                .map(call -> new Out(
                        true,
                        call.response() == null
                                ? ""
                                : call.response().path("MessageId").asString(""),
                        call.sent().toString()))
                .orElse(new Out(false, "", ""));
    }
}
