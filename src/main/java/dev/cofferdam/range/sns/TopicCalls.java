package dev.cofferdam.range.sns;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Topics.Message;
import dev.cofferdam.range.world.Topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Topics, and messages to them. Source: SNS API Reference, Publish, GetTopicAttributes. */
final class TopicCalls implements SnsClient {
    private static final Duration DEDUPLICATES = Duration.ofMinutes(5);
    private static final int LARGEST = 262_144;

    private final Call call;

    TopicCalls(Call call) {
        this.call = call;
    }

    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        var topics = call.world().topics().all();
        if (!topics.has(request.name())) topics.put(new Topic(request.name(), 0, null, List.of()));
        return CreateTopicResponse.builder().topicArn(arn(request.name())).build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        return ListTopicsResponse.builder()
                .topics(call.world().topics().all().stream()
                        .map(topic -> software.amazon.awssdk.services.sns.model.Topic.builder()
                                .topicArn(arn(topic.name()))
                                .build())
                        .toList())
                .build();
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        var topic = topic(request.topicArn());
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("TopicArn", arn(topic.name()));
        attributes.put("Owner", call.world().id());
        attributes.put("SubscriptionsConfirmed", String.valueOf(topic.subscribers()));
        attributes.put("SubscriptionsPending", "0");
        if (topic.keepsOrder()) attributes.put("FifoTopic", "true");
        if (topic.key() != null) attributes.put("KmsMasterKeyId", topic.key());
        return GetTopicAttributesResponse.builder().attributes(attributes).build();
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        var topic = topic(request.topicArn());
        check(topic, request);
        var known = topic.keepsOrder() ? duplicate(topic, request.messageDeduplicationId()) : Optional.<Message>empty();
        var id = known.map(Message::id).orElseGet(() -> call.ids().uuid());
        if (known.isEmpty())
            call.world()
                    .topics()
                    .all()
                    .put(topic.with(new Message(
                            id, request.subject(), request.message(), request.messageDeduplicationId(), call.now())));
        return PublishResponse.builder().messageId(id).build();
    }

    private static void check(Topic topic, PublishRequest request) {
        if (request.message() == null || request.message().isEmpty()) throw invalid("Empty message");
        if (request.message().getBytes(StandardCharsets.UTF_8).length > LARGEST) throw invalid("Message too long");
        if (request.subject() != null
                && (request.subject().isEmpty() || request.subject().length() > 100)) throw invalid("Subject");
        if (topic.keepsOrder() && request.messageGroupId() == null)
            throw invalid("The MessageGroupId parameter is required for FIFO topics");
        if (topic.keepsOrder() && request.messageDeduplicationId() == null)
            throw invalid(
                    "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                            + " explicitly");
        if (!topic.keepsOrder() && request.messageDeduplicationId() != null)
            throw invalid(
                    "The request includes MessageDeduplicationId parameter that is not valid for this topic type");
    }

    private Optional<Message> duplicate(Topic topic, String deduplication) {
        return topic.messages().stream()
                .filter(m -> deduplication.equals(m.deduplication()))
                .filter(m -> m.at().plus(DEDUPLICATES).isAfter(call.now()))
                .findFirst();
    }

    private Topic topic(@Nullable String arn) {
        var name = arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
        return call.world()
                .topics()
                .all()
                .find(name)
                .filter(_ -> arn(name).equals(arn))
                .orElseThrow(() -> new ServiceError("NotFound", "Topic does not exist", 404));
    }

    private String arn(String name) {
        return call.world().arn("sns", name);
    }

    private static ServiceError invalid(String why) {
        return new ServiceError("InvalidParameter", "Invalid parameter: " + why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
