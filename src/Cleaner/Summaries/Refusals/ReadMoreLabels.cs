using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Labels of links to the rest of a text, at its end: <c>… abgelehnt.[mehr]</c>. A sentence with a stop before such a label is
/// complete.</summary>
internal static class ReadMoreLabels
{
    /// <summary>The labels, in lower case.</summary>
    public static readonly string[] All =
    [
        "(more)", "(more...)", "(more…)", "[more]", "(cont)", "(cont.)", "(continued)", "[continued]", "[+]", "(continua)", "(continúa)",
        "(suite)", "(mehr)", "[mehr]", "(дальше)", "[далее]",
    ];

    /// <summary>The dots with which feeds mark that a text goes on, behind a stop.</summary>
    private const string StopAndDots = "....";

    /// <summary>The sentence without a label, or the dots of a cut text, after its stop.</summary>
    public static string Without(string sentence)
    {
        if (sentence.EndsWith(StopAndDots, StringComparison.Ordinal)
            && sentence.TrimEnd('.').Length == sentence.Length - StopAndDots.Length)
            return sentence[..^3];
        if (sentence is not [.., ')' or ']'])
            return sentence;
        foreach (var label in All)
            if (sentence.EndsWith(label, StringComparison.OrdinalIgnoreCase)
                && sentence[..^label.Length].TrimEnd() is var bare
                && SentenceMarks.IsEnded(bare)
                && !SentenceRules.TrailsOff(bare, null))
                return bare;
        return sentence;
    }
}
