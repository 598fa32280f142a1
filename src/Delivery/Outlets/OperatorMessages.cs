namespace BriefingBus.Delivery.Outlets;

/// <summary>Messages to the operator in the form of a briefing: notices and test messages.</summary>
internal static class OperatorMessages
{
    /// <summary>The edition of test messages. No configuration can have it (<see cref="EditionOptions.NamePattern"/>), so that a test
    /// overwrites no real file or link.</summary>
    public const string TestEdition = "test_message";

    /// <summary>Whether a briefing is such a message: the web page does not have it, and several may be of one minute.</summary>
    public static bool Contain(BriefingComposed briefing) => briefing.Edition is EditionOptions.NoticesName or TestEdition;
}
