package dev.vestibule.platform.idempotency;

/** What came of a request's idempotency key. */
public sealed interface Claim {
  /** The request is new: it is to be done, and its answer kept under this name, or released. */
  record New(String id) implements Claim {}

  /** The same request was answered like this. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answered(byte[] answer) implements Claim {
    /** Tells nothing: answers hold tokens. */
    @Override
    public String toString() {
      return "answered";
    }
  }

  /** The same request is being done at this moment. */
  record UnderWay() implements Claim {}

  /** The key was used for another request. */
  record OtherRequest() implements Claim {}
}
