package dev.cofferdam.action.iam;

/** A user or a role, as its ARN says; the name is what the API takes. */
record Principal(boolean isRole, String name) {
    /** @param arn as IAM gave it: {@code arn:aws:iam::123456789012:user/path/name} */
    static Principal of(String arn) {
        var resource = arn.substring(arn.lastIndexOf(':') + 1);
        return new Principal(resource.startsWith("role/"), resource.substring(resource.lastIndexOf('/') + 1));
    }

    @Override
    public String toString() {
        return (isRole ? "role " : "user ") + name;
    }
}
