package dev.cofferdam.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * Asks IAM what the signed-in principal may do, without doing it. Not thread-safe.
 *
 * <p>The answer is IAM's own, and as good as that: it knows the principal's policies, its permissions boundary and the
 * service control policies; it knows neither the session's policy nor those of resources, and a condition on a context
 * that is only there in a real call leaves it open. What is open is told as {@link Verdict.Unknown}, never as a yes or
 * a no. Source: IAM API Reference, SimulatePrincipalPolicy; IAM User Guide, "IAM policy testing with the IAM policy
 * simulator".
 */
public final class PolicySimulator {
    /** What IAM says of one API action. */
    public sealed interface Verdict {
        record Allowed() implements Verdict {}

        /** @param why whose policy, for people */
        record Denied(String why) implements Verdict {}

        /** @param why it cannot be told before it is done */
        record Unknown(String why) implements Verdict {}
    }

    private static final Pattern SESSION = Pattern.compile("arn:[^:]+:sts::[0-9]{12}:assumed-role/([^/]+)/.*");
    private static final Pattern USER = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:user/.*");

    private final IamClient iam;
    private final Identity identity;
    private final Map<String, String> sources = new HashMap<>();

    public PolicySimulator(ClientSource clients, Identity identity, String region) {
        this.iam = clients.client(IamClient.class, region);
        this.identity = identity;
    }

    /**
     * @param actions as in a policy: {@code ec2:StopInstances}
     * @param resource an ARN, in which {@code *} stands for whatever comes there; {@code *} for all
     * @return a verdict for each action
     */
    public Map<String, Verdict> simulate(Set<String> actions, String resource) {
        var verdicts = new HashMap<String, Verdict>();
        try {
            var source = source();
            if (source.isEmpty()) return all(actions, "IAM simulates users and roles only, and you are neither.");
            iam.simulatePrincipalPolicyPaginator(
                            r -> r.policySourceArn(source).actionNames(actions).resourceArns(resource))
                    .evaluationResults()
                    .forEach(result -> verdicts.put(result.evalActionName(), verdict(result)));
        } catch (SdkException e) {
            return all(actions, "IAM does not tell: " + AwsErrors.explain(e).what());
        }
        actions.forEach(action -> verdicts.putIfAbsent(action, new Verdict.Unknown("IAM said nothing of it.")));
        return verdicts;
    }

    /**
     * The user or role whose policies count; empty where there is none. An assumed role's ARN lacks the role's path.
     */
    private String source() {
        return sources.computeIfAbsent(identity.arn(), arn -> {
            var session = SESSION.matcher(arn);
            if (session.matches())
                return iam.getRole(r -> r.roleName(session.group(1))).role().arn();
            return USER.matcher(arn).matches() ? arn : "";
        });
    }

    private static Map<String, Verdict> all(Set<String> actions, String why) {
        var verdicts = new HashMap<String, Verdict>();
        actions.forEach(action -> verdicts.put(action, new Verdict.Unknown(why)));
        return verdicts;
    }

    private static Verdict verdict(EvaluationResult result) {
        if (result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED) return new Verdict.Allowed();
        var missing = missing(result);
        if (!missing.isEmpty())
            return new Verdict.Unknown("It depends on " + String.join(", ", missing) + " of the call itself.");
        var organization = result.organizationsDecisionDetail();
        if (organization != null && Boolean.FALSE.equals(organization.allowedByOrganizations()))
            return new Verdict.Denied("A service control policy does not allow it.");
        var boundary = result.permissionsBoundaryDecisionDetail();
        if (boundary != null && Boolean.FALSE.equals(boundary.allowedByPermissionsBoundary()))
            return new Verdict.Denied("Your permissions boundary does not allow it.");
        return new Verdict.Denied(
                result.evalDecision() == PolicyEvaluationDecisionType.EXPLICIT_DENY
                        ? "A policy of yours denies it."
                        : "No policy of yours allows it.");
    }

    /** With a resource named, what is missing is told of each resource. */
    private static List<String> missing(EvaluationResult result) {
        var keys = new ArrayList<>(result.missingContextValues());
        result.resourceSpecificResults().forEach(each -> keys.addAll(each.missingContextValues()));
        return keys.stream().distinct().sorted().toList();
    }
}
