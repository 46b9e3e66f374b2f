package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.PagedText;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import tools.jackson.databind.JsonNode;

/** What IAM has, a JSON line each, and what of it a playbook needs to know. */
final class DetailPages extends PagedText {
    /** What IAM gives URL-encoded. */
    private static final Set<String> DOCUMENTS = Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Document");

    private final Iterator<GetAccountAuthorizationDetailsResponse> pages;
    private final ActionContext aws;
    private final TreeSet<String> trustingOthers = new TreeSet<>();
    private long users;
    private long groups;
    private long roles;
    private long policies;

    DetailPages(Iterator<GetAccountAuthorizationDetailsResponse> pages, ActionContext aws) {
        this.pages = pages;
        this.aws = aws;
    }

    @Override
    protected Optional<String> nextPage() {
        if (!pages.hasNext()) return Optional.empty();
        var page = pages.next();
        users += page.userDetailList().size();
        groups += page.groupDetailList().size();
        roles += page.roleDetailList().size();
        policies += page.policies().size();
        page.roleDetailList().stream()
                .filter(this::trustsOthers)
                .map(RoleDetail::roleName)
                .forEach(trustingOthers::add);
        var lines = new StringBuilder();
        page.userDetailList().forEach(user -> lines.append(line("user", user)));
        page.groupDetailList().forEach(group -> lines.append(line("group", group)));
        page.roleDetailList().forEach(role -> lines.append(line("role", role)));
        page.policies().forEach(policy -> lines.append(line("policy", policy)));
        aws.progress(
                "%,d users, %,d groups, %,d roles and %,d policies so far".formatted(users, groups, roles, policies));
        return Optional.of(lines.toString());
    }

    AuthorizationDetails.Out out(String evidence) {
        return new AuthorizationDetails.Out(users, groups, roles, policies, List.copyOf(trustingOthers), evidence);
    }

    /** A service is nobody else's account; an identity provider has an ARN of its own account. */
    private boolean trustsOthers(RoleDetail role) {
        if (role.assumeRolePolicyDocument() == null) return false;
        return new TrustDocument(PolicyJson.parse(role.assumeRolePolicyDocument()))
                .allowed().stream().anyMatch(this::isAnother);
    }

    private boolean isAnother(String name) {
        var isAccount = name.matches("\\d{12}") || name.startsWith("arn:");
        return name.startsWith("*") || name.startsWith("everybody") || (isAccount && !name.contains(aws.account()));
    }

    private static String line(String kind, SdkPojo model) {
        var line = Json.object().put("Kind", kind);
        line.setAll(SdkJson.of(model));
        decode(line);
        return line + "\n";
    }

    private static void decode(JsonNode node) {
        for (var entry : node.properties()) {
            if (DOCUMENTS.contains(entry.getKey()) && entry.getValue().isString())
                entry.setValue(PolicyJson.parse(entry.getValue().asString()));
            else decode(entry.getValue());
        }
        if (node.isArray()) node.forEach(DetailPages::decode);
    }
}
