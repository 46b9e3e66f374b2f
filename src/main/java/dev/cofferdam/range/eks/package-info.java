/** Amazon EKS on the range: whom a cluster's endpoint lets in, and as whom. There is no Kubernetes behind it. */
@NullMarked
package dev.cofferdam.range.eks;

import org.jspecify.annotations.NullMarked;
