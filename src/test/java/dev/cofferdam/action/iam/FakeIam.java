package dev.cofferdam.action.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.*;

/** One user with keys, one role, and their inline policies; two keys a page. */
final class FakeIam implements IamClient {
    static final String USER_ARN = "arn:aws:iam::123456789012:user/apps/deploy";
    static final String ROLE_ARN = "arn:aws:iam::123456789012:role/web";

    final Map<String, String> keys = new TreeMap<>();
    final Map<String, String> policies = new HashMap<>();
    String rolePath = "/";
    boolean userExists = true;

    @Override
    public GetUserResponse getUser(GetUserRequest r) {
        require(userExists && r.userName().equals("deploy"), "user", r.userName());
        return GetUserResponse.builder()
                .user(u -> u.userName("deploy").path("/apps/").arn(USER_ARN).userId("AIDAEXAMPLE"))
                .build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest r) {
        require(r.roleName().equals("web"), "role", r.roleName());
        return GetRoleResponse.builder()
                .role(role -> role.roleName("web")
                        .path(rolePath)
                        .arn(ROLE_ARN)
                        .assumeRolePolicyDocument(encoded("{\"Statement\":[{\"Sid\":\"trust me\"}]}")))
                .build();
    }

    @Override
    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest r) {
        require(userExists && r.userName().equals("deploy"), "user", r.userName());
        var from = r.marker() == null ? 0 : Integer.parseInt(r.marker());
        var page = keys.entrySet().stream()
                .skip(from)
                .limit(2)
                .map(k -> AccessKeyMetadata.builder()
                        .userName("deploy")
                        .accessKeyId(k.getKey())
                        .status(k.getValue())
                        .build())
                .toList();
        var more = from + 2 < keys.size();
        return ListAccessKeysResponse.builder()
                .accessKeyMetadata(page)
                .isTruncated(more)
                .marker(more ? String.valueOf(from + 2) : null)
                .build();
    }

    @Override
    public UpdateAccessKeyResponse updateAccessKey(UpdateAccessKeyRequest r) {
        require(keys.replace(r.accessKeyId(), r.statusAsString()) != null, "access key", r.accessKeyId());
        return UpdateAccessKeyResponse.builder().build();
    }

    @Override
    public GetAccessKeyLastUsedResponse getAccessKeyLastUsed(GetAccessKeyLastUsedRequest r) {
        return GetAccessKeyLastUsedResponse.builder()
                .accessKeyLastUsed(l -> l.serviceName("ec2").region("us-east-1"))
                .build();
    }

    @Override
    public GetLoginProfileResponse getLoginProfile(GetLoginProfileRequest r) {
        throw missing("login profile", r.userName());
    }

    @Override
    public ListMfaDevicesResponse listMFADevices(ListMfaDevicesRequest r) {
        return ListMfaDevicesResponse.builder()
                .mfaDevices(
                        MFADevice.builder().serialNumber("arn:aws:iam::1:mfa/d").build())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest r) {
        return ListGroupsForUserResponse.builder()
                .groups(
                        Group.builder().groupName("ops").build(),
                        Group.builder().groupName("dev").build())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListAttachedUserPoliciesResponse listAttachedUserPolicies(ListAttachedUserPoliciesRequest r) {
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(AttachedPolicy.builder()
                        .policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess")
                        .build())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest r) {
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(AttachedPolicy.builder()
                        .policyArn("arn:aws:iam::aws:policy/AdministratorAccess")
                        .build())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest r) {
        return ListUserPoliciesResponse.builder()
                .policyNames(names("user"))
                .isTruncated(false)
                .build();
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest r) {
        return ListRolePoliciesResponse.builder()
                .policyNames(names("role"))
                .isTruncated(false)
                .build();
    }

    @Override
    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(ListInstanceProfilesForRoleRequest r) {
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(
                        InstanceProfile.builder().instanceProfileName("web").build())
                .isTruncated(false)
                .build();
    }

    @Override
    public GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest r) {
        return GetUserPolicyResponse.builder()
                .policyDocument(encoded(document("user/" + r.policyName())))
                .build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest r) {
        return GetRolePolicyResponse.builder()
                .policyDocument(encoded(document("role/" + r.policyName())))
                .build();
    }

    @Override
    public PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest r) {
        policies.put("user/" + r.policyName(), r.policyDocument());
        return PutUserPolicyResponse.builder().build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest r) {
        policies.put("role/" + r.policyName(), r.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest r) {
        require(policies.remove("user/" + r.policyName()) != null, "policy", r.policyName());
        return DeleteUserPolicyResponse.builder().build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest r) {
        require(policies.remove("role/" + r.policyName()) != null, "policy", r.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "iam";
    }

    @Override
    public void close() {}

    private java.util.List<String> names(String kind) {
        return policies.keySet().stream()
                .filter(k -> k.startsWith(kind + "/"))
                .map(k -> k.substring(kind.length() + 1))
                .toList();
    }

    private String document(String key) {
        require(policies.containsKey(key), "policy", key);
        return Objects.requireNonNull(policies.get(key));
    }

    /** As IAM does: RFC 3986, so a space is %20. */
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void require(boolean there, String what, String name) {
        if (!there) throw missing(what, name);
    }

    private static NoSuchEntityException missing(String what, String name) {
        return NoSuchEntityException.builder()
                .statusCode(404)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("NoSuchEntity")
                        .errorMessage("The %s with name %s cannot be found.".formatted(what, name))
                        .build())
                .build();
    }
}
