package dev.cofferdam.range.identitycenter;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.IdentityCenter.Assignment;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DeleteAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteAccountAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentCreationStatusRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentCreationStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentDeletionStatusRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentDeletionStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;

/** Who gets into which account with a permission set; made and removed in the background. */
final class Assignments extends SsoPart {
    Assignments(Call call) {
        super(call);
    }

    @Override
    public ListAccountAssignmentsResponse listAccountAssignments(ListAccountAssignmentsRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        var page = page(set.assignments(request.accountId(), call.now()), request.maxResults(), request.nextToken());
        return ListAccountAssignmentsResponse.builder()
                .accountAssignments(page.items().stream()
                        .map(a -> AccountAssignment.builder()
                                .accountId(a.account())
                                .permissionSetArn(set.arn())
                                .principalType(a.type())
                                .principalId(a.principal())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public CreateAccountAssignmentResponse createAccountAssignment(CreateAccountAssignmentRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        var begun = begun(set);
        center.permissionSets()
                .put(set.assigning(new Assignment(
                        request.targetId(),
                        request.principalTypeAsString(),
                        request.principalId(),
                        begun.done(),
                        null)));
        return CreateAccountAssignmentResponse.builder()
                .accountAssignmentCreationStatus(s -> s.requestId(begun.id()).status(status(begun)))
                .build();
    }

    @Override
    public DeleteAccountAssignmentResponse deleteAccountAssignment(DeleteAccountAssignmentRequest request) {
        var set = set(request.instanceArn(), request.permissionSetArn());
        var begun = begun(set);
        center.permissionSets()
                .put(set.assigning(new Assignment(
                        request.targetId(),
                        request.principalTypeAsString(),
                        request.principalId(),
                        null,
                        begun.done())));
        return DeleteAccountAssignmentResponse.builder()
                .accountAssignmentDeletionStatus(s -> s.requestId(begun.id()).status(status(begun)))
                .build();
    }

    @Override
    public DescribeAccountAssignmentCreationStatusResponse describeAccountAssignmentCreationStatus(
            DescribeAccountAssignmentCreationStatusRequest request) {
        var known = request(request.instanceArn(), request.accountAssignmentCreationRequestId());
        return DescribeAccountAssignmentCreationStatusResponse.builder()
                .accountAssignmentCreationStatus(s -> s.requestId(known.id()).status(status(known)))
                .build();
    }

    @Override
    public DescribeAccountAssignmentDeletionStatusResponse describeAccountAssignmentDeletionStatus(
            DescribeAccountAssignmentDeletionStatusRequest request) {
        var known = request(request.instanceArn(), request.accountAssignmentDeletionRequestId());
        return DescribeAccountAssignmentDeletionStatusResponse.builder()
                .accountAssignmentDeletionStatus(s -> s.requestId(known.id()).status(status(known)))
                .build();
    }
}
