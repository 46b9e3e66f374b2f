package dev.cofferdam.range.ssm;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SsmState.Automation;
import dev.cofferdam.range.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionFilter;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.DescribeAutomationExecutionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAutomationExecutionsResponse;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionResponse;
import software.amazon.awssdk.services.ssm.model.StepExecution;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Executions of runbooks. Nothing runs: each ends well after a while, unless it has no target. */
final class Automations implements SsmClient {
    private static final Duration RUNS = Duration.ofSeconds(30);
    private static final String FAILS = "none";
    private static final Set<String> RUNBOOKS =
            Set.of("AWSSupport-ContainEC2Instance", "AWSSupport-ContainIAMPrincipal", "AWSSupport-ContainS3Resource");

    private final Call call;
    private final World world;

    Automations(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public DescribeDocumentResponse describeDocument(DescribeDocumentRequest request) {
        demandRunbook(request.name(), "InvalidDocument");
        return DescribeDocumentResponse.builder()
                .document(d -> d.name(request.name())
                        .owner("Amazon")
                        .documentType("Automation")
                        .parameters(
                                parameter("Action", null),
                                parameter("DryRun", "true"),
                                parameter("AutomationAssumeRole", ""),
                                parameter("BackupS3BucketName", ""),
                                parameter("Target", null)))
                .build();
    }

    private static DocumentParameter parameter(String name, @Nullable String otherwise) {
        return DocumentParameter.builder()
                .name(name)
                .type("String")
                .defaultValue(otherwise)
                .build();
    }

    @Override
    public StartAutomationExecutionResponse startAutomationExecution(StartAutomationExecutionRequest request) {
        demandRunbook(request.documentName(), "AutomationDefinitionNotFoundException");
        if (!request.parameters().containsKey("Target"))
            throw new ServiceError(
                    "InvalidAutomationExecutionParametersException", "Parameter \"Target\" must be specified.");
        var tags = new LinkedHashMap<String, String>();
        request.tags().forEach(t -> tags.put(t.key(), t.value()));
        var started = new Automation(
                call.ids().uuid(),
                request.documentName(),
                request.parameters(),
                tags,
                call.now(),
                call.now().plus(RUNS));
        world.ssm().automations().put(started);
        return StartAutomationExecutionResponse.builder()
                .automationExecutionId(started.id())
                .build();
    }

    @Override
    public DescribeAutomationExecutionsResponse describeAutomationExecutions(
            DescribeAutomationExecutionsRequest request) {
        var found = world.ssm().automations().stream()
                .filter(a -> request.filters().stream().allMatch(f -> matches(a, f)))
                .toList();
        var page = Page.of(
                found,
                request.maxResults() == null ? 50 : request.maxResults(),
                request.nextToken(),
                new ServiceError("InvalidNextToken", "The specified token is not valid."));
        return DescribeAutomationExecutionsResponse.builder()
                .automationExecutionMetadataList(page.items().stream()
                        .map(a -> AutomationExecutionMetadata.builder()
                                .automationExecutionId(a.id())
                                .documentName(a.document())
                                .automationExecutionStatus(status(a))
                                .executionStartTime(a.started())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private static boolean matches(Automation automation, AutomationExecutionFilter filter) {
        return switch (filter.key()) {
            case DOCUMENT_NAME_PREFIX -> filter.values().stream().anyMatch(automation.document()::startsWith);
            case EXECUTION_ID -> filter.values().contains(automation.id());
            default ->
                throw new ServiceError("InvalidFilterKey", "The specified key isn't valid: " + filter.keyAsString());
        };
    }

    @Override
    public GetAutomationExecutionResponse getAutomationExecution(GetAutomationExecutionRequest request) {
        var automation = automation(request.automationExecutionId(), "AutomationExecutionNotFoundException");
        var status = status(automation);
        var isOver = status != AutomationExecutionStatus.IN_PROGRESS;
        return GetAutomationExecutionResponse.builder()
                .automationExecution(e -> e.automationExecutionId(automation.id())
                        .documentName(automation.document())
                        .parameters(automation.parameters())
                        .automationExecutionStatus(status)
                        .executionStartTime(automation.started())
                        .executionEndTime(isOver ? automation.done() : null)
                        .currentStepName(isOver ? null : "branchOnAction")
                        .failureMessage(
                                status == AutomationExecutionStatus.FAILED
                                        ? "Step fails when it is validating: there is no such target."
                                        : null)
                        .outputs(isOver ? Map.of("Report.Output", List.of("The range runs nothing.")) : Map.of())
                        .stepExecutions(StepExecution.builder()
                                .stepName("branchOnAction")
                                .action("aws:branch")
                                .stepStatus(status)
                                .build()))
                .build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        if (request.resourceType() != ResourceTypeForTagging.AUTOMATION)
            throw new ServiceError("InvalidResourceType", "The range knows tags of automations only.");
        return ListTagsForResourceResponse.builder()
                .tagList(automation(request.resourceId(), "InvalidResourceId").tags().entrySet().stream()
                        .map(t -> Tag.builder()
                                .key(t.getKey())
                                .value(t.getValue())
                                .build())
                        .toList())
                .build();
    }

    private Automation automation(String id, String code) {
        return world.ssm()
                .automations()
                .find(id)
                .orElseThrow(() -> new ServiceError(code, "There is no automation execution " + id));
    }

    private AutomationExecutionStatus status(Automation automation) {
        if (call.now().isBefore(automation.done())) return AutomationExecutionStatus.IN_PROGRESS;
        return automation.parameters().getOrDefault("Target", List.of()).contains(FAILS)
                ? AutomationExecutionStatus.FAILED
                : AutomationExecutionStatus.SUCCESS;
    }

    private static void demandRunbook(@Nullable String name, String code) {
        if (name == null || !RUNBOOKS.contains(name))
            throw new ServiceError(code, "Document with name %s does not exist.".formatted(name));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
