package dev.cofferdam.action.sns;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.EarlierCall;
import dev.cofferdam.action.EarlierCall.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** A topic, in its own region, and what the step published to it. */
record Topic(String arn, String region, ActionContext aws) {
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:sns:([a-z0-9-]+):[0-9]{12}:[A-Za-z0-9_.-]+");

    /**
     * SNS takes a second message with the same id for the first one for five minutes; one less, for clocks differ.
     * Source: SNS Developer Guide, "Message deduplication for FIFO topics".
     */
    private static final Duration KNOWN_AGAIN = Duration.ofMinutes(4);

    static Topic of(String arn, ActionContext aws) {
        var matcher = ARN.matcher(arn);
        if (!matcher.matches())
            throw new ActionException(
                    "InvalidInput",
                    "%s is no ARN of an SNS topic, as in arn:PARTITION:sns:REGION:ACCOUNT:NAME.".formatted(arn));
        return new Topic(arn, matcher.group(1), aws);
    }

    private SnsClient sns() {
        return aws.client(SnsClient.class, region);
    }

    boolean isFifo() {
        return arn.endsWith(".fifo");
    }

    Map<String, String> attributes() {
        try {
            return sns().getTopicAttributes(r -> r.topicArn(arn)).attributes();
        } catch (NotFoundException e) {
            throw new ActionException(
                    "NoSuchTopic", "There is no topic %s. Check its account, region and name.".formatted(arn), e);
        }
    }

    void publish(@Nullable String subject, String message) {
        sns().publish(r -> {
            r.topicArn(arn).subject(subject).message(message);
            if (isFifo())
                r.messageGroupId("cofferdam")
                        .messageDeduplicationId(aws.idOfStep(arn).toString());
        });
    }

    Optional<EarlierCall> published() {
        return calls(Outcome.SUCCEEDED).stream().findFirst();
    }

    /** The last whose answer never came, unless SNS would know the message again. */
    Optional<EarlierCall> inDoubt() {
        var calls = calls(Outcome.IN_DOUBT);
        return calls.stream()
                .filter(_ -> !isFifo()
                        || calls.getFirst()
                                .sent()
                                .plus(KNOWN_AGAIN)
                                .isBefore(aws.clock().instant()))
                .reduce((_, last) -> last);
    }

    private List<EarlierCall> calls(Outcome outcome) {
        return aws.earlierCalls("sns:Publish").stream()
                .filter(call -> call.request().path("TopicArn").asString("").equals(arn))
                .filter(call -> call.outcome() == outcome)
                .toList();
    }
}
