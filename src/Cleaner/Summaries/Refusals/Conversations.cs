using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Finds the turns of a conversation, which begin with the speaker (<c>Anna: …</c>, <c>&lt;anna&gt; …</c>) and have no other
/// marks: they are somebody's words, never the publisher's own.</summary>
internal static class Conversations
{
    public const string Reason = "is a turn of a conversation";

    /// <summary>The minimum number of speakers, and of turns of each.</summary>
    private const int Min = 2;

    /// <summary>The maximum length of a speaker's name, in characters.</summary>
    private const int MaxNameLength = 30;

    /// <summary>For each sentence, whether it is part of a turn: it begins with the speaker, or follows such a sentence in its
    /// block.</summary>
    public static IReadOnlyList<bool> TurnsIn(IReadOnlyList<SourceSentence> sentences)
    {
        var turns = new bool[sentences.Count];
        if (!sentences.Any(sentence => NameIn(sentence.Text).Length > 0))
            return turns;
        var speakers = sentences.Select(sentence => NameIn(sentence.Text)).Where(name => name.Length > 0).CountBy(name => name)
            .Where(name => name.Value >= Min).Select(name => name.Key).ToHashSet();
        for (var i = 0; i < turns.Length; i++)
            turns[i] = sentences[i].Text[0] == '<'
                ? NameIn(sentences[i].Text).Length > 0
                : (speakers.Count >= Min && speakers.Contains(NameIn(sentences[i].Text)))
                    || (i > 0 && turns[i - 1] && sentences[i].Block == sentences[i - 1].Block);
        return turns;
    }

    /// <summary>The name before a colon, or in angle brackets; empty if the sentence does not begin with one.</summary>
    private static string NameIn(string sentence)
    {
        if (sentence[0] == '<')
            return sentence.IndexOf("> ", StringComparison.Ordinal) is > 1 and <= MaxNameLength and var close ? sentence[1..close] : "";
        var colon = sentence.AsSpan(0, Math.Min(sentence.Length, MaxNameLength)).IndexOfAny(':', '：');
        if (colon <= 0 || colon + 2 >= sentence.Length
            || (sentence[colon] == ':' && (sentence[colon + 1] != ' ' || char.IsLower(sentence[colon + 2]))))
            return "";
        foreach (var c in sentence.AsSpan(0, colon))
            if (!char.IsLetter(c) && c is not (' ' or '.' or '-' or '\'' or '’' or '_'))
                return "";
        return sentence[..colon];
    }
}
