package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Organization.Member;
import java.util.Objects;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.DescribeAccountResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.MoveAccountRequest;
import software.amazon.awssdk.services.organizations.model.MoveAccountResponse;

/** The organization and its accounts. */
final class Accounts extends OrganizationsPart {
    Accounts(Call call) {
        super(call);
    }

    /** The one call that member accounts may make too. */
    @Override
    public DescribeOrganizationResponse describeOrganization(DescribeOrganizationRequest request) {
        var known = known();
        var management = Objects.requireNonNull(known.management());
        return DescribeOrganizationResponse.builder()
                .organization(o -> o.id(known.id())
                        .arn("arn:%s:organizations::%s:organization/%s"
                                .formatted(world.partition(), management, known.id()))
                        .featureSet("ALL")
                        .masterAccountId(management)
                        .masterAccountArn(arn("account", management))
                        .masterAccountEmail(known.accounts()
                                .find(management)
                                .map(Member::email)
                                .orElse("")))
                .build();
    }

    @Override
    public ListAccountsResponse listAccounts(ListAccountsRequest request) {
        var page = page(organization().accounts().all(), request.maxResults(), request.nextToken());
        return ListAccountsResponse.builder()
                .accounts(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public ListAccountsForParentResponse listAccountsForParent(ListAccountsForParentRequest request) {
        demandParent(request.parentId());
        var below = organization().accounts().stream()
                .filter(a -> a.parent().equals(request.parentId()))
                .toList();
        var page = page(below, request.maxResults(), request.nextToken());
        return ListAccountsForParentResponse.builder()
                .accounts(page.items().stream().map(this::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public DescribeAccountResponse describeAccount(DescribeAccountRequest request) {
        return DescribeAccountResponse.builder()
                .account(shape(account(request.accountId())))
                .build();
    }

    @Override
    public MoveAccountResponse moveAccount(MoveAccountRequest request) {
        var account = account(request.accountId());
        if (!isParent(request.sourceParentId()) || !account.parent().equals(request.sourceParentId()))
            throw new ServiceError(
                    "SourceParentNotFoundException",
                    "You specified a source parent that doesn't exist or that isn't the account's parent.");
        if (!isParent(request.destinationParentId()))
            throw new ServiceError(
                    "DestinationParentNotFoundException", "You specified a destination parent that doesn't exist.");
        if (account.parent().equals(request.destinationParentId()))
            throw new ServiceError("DuplicateAccountException", "The account is already in the destination parent.");
        organization().accounts().put(account.withParent(request.destinationParentId()));
        return MoveAccountResponse.builder().build();
    }

    private Account shape(Member account) {
        return Account.builder()
                .id(account.id())
                .arn(arn("account", account.id()))
                .name(account.name())
                .email(account.email())
                .status(account.status())
                .state(account.status())
                .joinedMethod("CREATED")
                .joinedTimestamp(account.joined())
                .build();
    }
}
