package dev.cofferdam.range.iam;

import dev.cofferdam.range.iam.PolicyDecision.Outcome;
import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** What a principal's own policies and its boundary come to. Source: IAM API Reference, SimulatePrincipalPolicy. */
final class PolicySimulations extends IamPart {
    PolicySimulations(Call call) {
        super(call);
    }

    @Override
    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(SimulatePrincipalPolicyRequest request) {
        var principal = principal(request.policySourceArn());
        var resources = request.resourceArns().isEmpty() ? List.of("*") : request.resourceArns();
        var results = request.actionNames().stream()
                .map(action -> result(principal, action, resources))
                .toList();
        var page = page(results, request.maxItems(), request.marker());
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .marker(page.next())
                .isTruncated(page.next() != null)
                .build();
    }

    /** @param boundary null: has none */
    private record Subject(List<String> documents, @Nullable String boundary) {
        PolicyDecision decide(String action, String resource) {
            var own = PolicyDecision.of(documents, action, resource);
            return boundary == null || own.outcome() != Outcome.ALLOWED
                    ? own
                    : PolicyDecision.of(List.of(boundary), action, resource);
        }

        boolean boundaryAllows(String action, String resource) {
            return boundary == null
                    || PolicyDecision.of(List.of(boundary), action, resource).outcome() == Outcome.ALLOWED;
        }
    }

    private Subject principal(String arn) {
        var name = arn.substring(arn.lastIndexOf('/') + 1);
        if (arn.contains(":role/")) {
            var role = role(name);
            return new Subject(documents(role.policies()), boundary(role.boundary()));
        }
        if (arn.contains(":user/")) {
            var user = user(name);
            var groups = user.groups().stream().map(this::group).flatMap(g -> documents(g.policies()).stream());
            return new Subject(
                    Stream.concat(documents(user.policies()).stream(), groups).toList(), boundary(user.boundary()));
        }
        if (arn.contains(":group/")) return new Subject(documents(group(name).policies()), null);
        throw new ServiceError(
                "InvalidInput", "Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
    }

    private List<String> documents(Policies policies) {
        var documents = new ArrayList<>(policies.inline().values());
        policies.attached().forEach(arn -> world.policies().find(arn).ifPresent(p -> documents.add(p.document())));
        return documents;
    }

    private @Nullable String boundary(@Nullable String arn) {
        return arn == null ? null : world.policies().get(arn).document();
    }

    private static EvaluationResult result(Subject principal, String action, List<String> resources) {
        var decisions = resources.stream()
                .map(resource -> principal.decide(action, resource))
                .toList();
        var first = decisions.getFirst();
        var result = EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resources.getFirst())
                .evalDecision(type(first));
        if (principal.boundary() != null) {
            var within = principal.boundaryAllows(action, resources.getFirst());
            result.permissionsBoundaryDecisionDetail(d -> d.allowedByPermissionsBoundary(within));
        }
        if (resources.equals(List.of("*")))
            return result.missingContextValues(first.missing()).build();
        var specific = new ArrayList<ResourceSpecificResult>();
        for (var i = 0; i < resources.size(); i++) {
            specific.add(ResourceSpecificResult.builder()
                    .evalResourceName(resources.get(i))
                    .evalResourceDecision(type(decisions.get(i)))
                    .missingContextValues(decisions.get(i).missing())
                    .build());
        }
        return result.resourceSpecificResults(specific).build();
    }

    private static PolicyEvaluationDecisionType type(PolicyDecision decision) {
        return switch (Objects.requireNonNull(decision.outcome())) {
            case ALLOWED -> PolicyEvaluationDecisionType.ALLOWED;
            case DENIED -> PolicyEvaluationDecisionType.EXPLICIT_DENY;
            case SILENT -> PolicyEvaluationDecisionType.IMPLICIT_DENY;
        };
    }
}
