package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/**
 * Shell scripts that were sent to an instance, and are found again by their comments: {@code SendCommand} has no client
 * token. Source: SSM API Reference, SendCommand, ListCommands, GetCommandInvocation.
 */
final class ShellCommands {
    static final String DOCUMENT = "AWS-RunShellScript";

    private static final Set<CommandStatus> LOST =
            Set.of(CommandStatus.FAILED, CommandStatus.TIMED_OUT, CommandStatus.CANCELLED, CommandStatus.CANCELLING);
    private static final Set<CommandInvocationStatus> UNDER_WAY = Set.of(
            CommandInvocationStatus.PENDING, CommandInvocationStatus.IN_PROGRESS, CommandInvocationStatus.DELAYED);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    /** @param seconds that it may run */
    record Script(String comment, String text, int seconds) {}

    private final ActionContext aws;
    private final SsmClient ssm;
    private final String instance;

    ShellCommands(String instance, ActionContext aws) {
        this.aws = aws;
        this.ssm = aws.client(SsmClient.class);
        this.instance = instance;
    }

    /** Those that did not fail, the newest last. */
    List<Command> sent() {
        return ssm.listCommandsPaginator(r -> r.instanceId(instance)).commands().stream()
                .filter(c -> !LOST.contains(c.status()))
                .sorted(Comparator.comparing(Command::requestedDateTime))
                .toList();
    }

    /** The newest of them with a comment, its id. */
    Optional<String> sent(String comment) {
        return sent().stream()
                .filter(c -> comment.equals(c.comment()))
                .map(Command::commandId)
                .reduce((_, newest) -> newest);
    }

    /**
     * @param bucket gets the whole output as well; null: nothing does
     * @return the command's id
     */
    String send(Script script, @Nullable String bucket) {
        return ssm.sendCommand(r -> r.instanceIds(instance)
                        .documentName(DOCUMENT)
                        .comment(script.comment())
                        .timeoutSeconds(120)
                        .parameters(Map.of(
                                "commands", List.of(script.text()),
                                "executionTimeout", List.of(Integer.toString(script.seconds()))))
                        .outputS3BucketName(bucket)
                        .outputS3KeyPrefix(bucket == null ? null : "cofferdam/" + aws.caseId()))
                .command()
                .commandId();
    }

    /**
     * Waits until it ran.
     *
     * @throws ActionException when it did not end in time
     */
    GetCommandInvocationResponse result(String command, Duration longest) {
        var end = aws.clock().instant().plus(longest);
        for (var result = look(command); ; result = look(command)) {
            if (result != null && !UNDER_WAY.contains(result.status())) return result;
            if (aws.clock().instant().isAfter(end))
                throw new ActionException(
                        "CommandUnderWay",
                        "Command %s on instance %s is not through after %d minutes. Run the step again later: it waits for the same command."
                                .formatted(command, instance, longest.toMinutes()));
            aws.progress("waiting for command %s on %s".formatted(command, instance));
            aws.pause(BETWEEN_LOOKS);
        }
    }

    /** Null right after it was sent, when Systems Manager does not show it yet. */
    private @Nullable GetCommandInvocationResponse look(String command) {
        try {
            return ssm.getCommandInvocation(r -> r.commandId(command).instanceId(instance));
        } catch (InvocationDoesNotExistException _) {
            return null;
        }
    }
}
