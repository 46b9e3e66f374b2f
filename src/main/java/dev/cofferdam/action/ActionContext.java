package dev.cofferdam.action;

import dev.cofferdam.aws.ClientSource;
import dev.cofferdam.aws.Presigning;
import dev.cofferdam.caselog.EvidenceRef;
import dev.cofferdam.caselog.LogRecord;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkClient;
import tools.jackson.databind.node.ObjectNode;

/** All that an action may touch while it works for one step: recorded clients, the account's clock, the case. */
public interface ActionContext {
    /** Clients whose every call is recorded under the step. */
    ClientSource clients();

    /** A client for the step's region. */
    default <C extends SdkClient> C client(Class<C> type) {
        return clients().client(type, region());
    }

    /** As {@link #client(Class)}, for services that live in one region only. */
    default <C extends SdkClient> C client(Class<C> type, String region) {
        return clients().client(type, region);
    }

    /** Signs what somebody else, an instance of the account, will send: see {@link dev.cofferdam.aws.PresignedUrl}. */
    Presigning presigning();

    String region();

    /** 12 digits. */
    String account();

    /** The first part of ARNs, {@code aws} in most places. */
    String partition();

    /** An ARN in the step's partition, region and account: {@code arn("ec2", "instance/i-…")}. */
    default String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region(), account(), resource);
    }

    /** As {@link #arn}, for global services: no region. */
    default String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition(), service, account(), resource);
    }

    String caseId();

    /** The step's key, with its round: {@code snapshot#0}. */
    String step();

    /** {@code cofferdam:case} and {@code cofferdam:step}: what created things carry, and are found again by. */
    default Map<String, String> tags() {
        return Map.of("cofferdam:case", caseId(), "cofferdam:step", step());
    }

    /**
     * An id that is this step's and of these things alone, the same whenever it is asked for: by which what the step
     * makes is found again, and a creation whose answer was lost is not made twice.
     */
    default UUID idOfStep(String... things) {
        var whole =
                Stream.concat(Stream.of(caseId(), step()), Stream.of(things)).collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The changing calls of an operation that this step made before in this run, in their order, by the case's log:
     * also those of a program that stopped. For what an account cannot tell afterwards; reads through the records of
     * the run.
     *
     * @param operation as in IAM: {@code sns:Publish}
     */
    List<EarlierCall> earlierCalls(String operation);

    /**
     * How many records the case had before this step first left one in this run: the same for each of its attempts,
     * once it has made a call. Reads through the records of the run.
     */
    long recordsBefore();

    Clock clock();

    /**
     * Waits on the account's clock.
     *
     * @throws CancelledException when the step was cancelled
     */
    void pause(Duration time);

    /**
     * Tells the responder how far it is; also the place where a cancelled step stops.
     *
     * @throws CancelledException when it was cancelled
     */
    void progress(String message);

    /**
     * Stores and records a piece of evidence.
     *
     * @param name for people: {@code i-….json}
     */
    EvidenceRef keep(String name, String mediaType, InputStream content);

    /** Appends a record of the case (a note, an export), under this step. */
    LogRecord record(String type, String message, ObjectNode body);
}
