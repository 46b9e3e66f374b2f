package dev.cofferdam.range.ssm;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SsmState.Command;
import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/** Shell scripts that are sent to one instance each. Nothing runs: what is printed is known beforehand. */
final class Commands implements SsmClient {
    private static final String DOCUMENT = "AWS-RunShellScript";
    private static final Duration RUNS = Duration.ofSeconds(4);

    /** Source: SSM API Reference, GetCommandInvocation. */
    private static final int MOST = 24_000;

    private final Call call;
    private final World world;

    Commands(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public SendCommandResponse sendCommand(SendCommandRequest request) {
        if (!DOCUMENT.equals(request.documentName())) {
            throw new ServiceError("InvalidDocument", "document " + request.documentName() + " does not exist.");
        }
        if (request.comment() != null && request.comment().length() > 100) {
            throw new ServiceError(
                    "ValidationException",
                    "1 validation error detected: Value at 'comment' failed to satisfy constraint: Member must have"
                            + " length less than or equal to 100");
        }
        var script = request.parameters().getOrDefault("commands", List.of());
        if (script.isEmpty()) {
            throw new ServiceError("InvalidParameters", "Parameters: [commands] need to be specified");
        }
        if (request.instanceIds().size() != 1) {
            throw new ServiceError("ValidationException", "The range sends a command to one instance at a time.");
        }
        var id = request.instanceIds().getFirst();
        var online = world.instances()
                .find(id)
                .filter(i -> ManagedInstances.reports(world, i))
                .isPresent();
        if (!online) {
            throw new ServiceError(
                    "InvalidInstanceId",
                    "Instances [[%s]] not in a valid state for account %s".formatted(id, world.id()));
        }
        var text = String.join("\n", script);
        var ran = new MemoryAgent(world, world.instances().get(id)).run(text);
        var command = new Command(
                call.ids().uuid(),
                id,
                DOCUMENT,
                request.comment() == null ? "" : request.comment(),
                Signatures.hidden(text),
                ran.map(MemoryAgent.Ran::printed).orElse(null),
                ran.map(MemoryAgent.Ran::error).orElse(null),
                call.now(),
                call.now().plus(RUNS));
        world.ssm().commands().put(command);
        return SendCommandResponse.builder().command(shape(command)).build();
    }

    @Override
    public ListCommandsResponse listCommands(ListCommandsRequest request) {
        var found = world.ssm().commands().stream()
                .filter(c ->
                        request.instanceId() == null || request.instanceId().equals(c.instance()))
                .filter(c -> request.commandId() == null || request.commandId().equals(c.id()))
                .toList();
        var page = Page.of(
                found,
                request.maxResults() == null ? 50 : request.maxResults(),
                request.nextToken(),
                new ServiceError("InvalidNextToken", "The specified token is not valid."));
        return ListCommandsResponse.builder()
                .commands(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public GetCommandInvocationResponse getCommandInvocation(GetCommandInvocationRequest request) {
        var command = world.ssm()
                .commands()
                .find(request.commandId())
                .filter(c -> c.instance().equals(request.instanceId()))
                .orElseThrow(() -> new ServiceError(
                        "InvocationDoesNotExist",
                        "An error occurred (InvocationDoesNotExist) when calling the GetCommandInvocation operation"));
        var done = isDone(command);
        var printed = done ? printed(command) : "";
        return GetCommandInvocationResponse.builder()
                .commandId(command.id())
                .instanceId(command.instance())
                .comment(command.comment())
                .documentName(command.document())
                .status(
                        !done
                                ? CommandInvocationStatus.IN_PROGRESS
                                : command.error() == null
                                        ? CommandInvocationStatus.SUCCESS
                                        : CommandInvocationStatus.FAILED)
                .statusDetails(!done ? "InProgress" : command.error() == null ? "Success" : "Failed")
                .responseCode(!done ? -1 : command.error() == null ? 0 : 1)
                .executionStartDateTime(command.sent().toString())
                .executionEndDateTime(done ? command.done().toString() : "")
                .standardOutputContent(printed.substring(0, Math.min(printed.length(), MOST)))
                .standardErrorContent(done && command.error() != null ? command.error() : "")
                .build();
    }

    private String printed(Command command) {
        if (command.printed() != null) return command.printed();
        var instance = world.instances().get(command.instance());
        var name = instance.tags().getOrDefault("Name", instance.id());
        return Pipeline.of(command.script())
                .applyTo(world.ssm()
                        .shells()
                        .find(instance.id())
                        .map(s -> s.prints())
                        .orElse("%s: the range runs nothing, and shows nothing of it.%n".formatted(name)));
    }

    private boolean isDone(Command command) {
        return !call.now().isBefore(command.done());
    }

    private software.amazon.awssdk.services.ssm.model.Command shape(Command command) {
        return software.amazon.awssdk.services.ssm.model.Command.builder()
                .commandId(command.id())
                .instanceIds(command.instance())
                .documentName(command.document())
                .comment(command.comment())
                .requestedDateTime(command.sent())
                .status(
                        !isDone(command)
                                ? CommandStatus.IN_PROGRESS
                                : command.error() == null ? CommandStatus.SUCCESS : CommandStatus.FAILED)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
