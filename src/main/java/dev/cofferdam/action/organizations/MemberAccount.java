package dev.cofferdam.action.organizations;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.Organization;

/** An account that service control policies bind: all but the management account. */
final class MemberAccount {
    private MemberAccount() {}

    /** @throws ActionException when there is none of that id, or no policy would bind it */
    static Account get(String id, ActionContext aws) {
        if (organization(aws).masterAccountId().equals(id))
            throw new ActionException(
                    "ManagementAccount",
                    "Account %s is the organization's management account, which no service control policy binds. Contain the principals in it instead."
                            .formatted(id));
        try {
            return aws.client(OrganizationsClient.class)
                    .describeAccount(r -> r.accountId(id))
                    .account();
        } catch (AccountNotFoundException e) {
            throw new ActionException(
                    "AccountNotFound",
                    "There is no account %s in the organization of account %s. Check the number, and which organization you are signed in to."
                            .formatted(id, aws.account()),
                    e);
        }
    }

    static Organization organization(ActionContext aws) {
        try {
            return aws.client(OrganizationsClient.class).describeOrganization().organization();
        } catch (AwsOrganizationsNotInUseException e) {
            throw new ActionException(
                    "NoOrganization",
                    "Account %s is in no organization. Sign in to the management account of the one that is meant."
                            .formatted(aws.account()),
                    e);
        }
    }

    /** An account's number, of its ARN. */
    static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
