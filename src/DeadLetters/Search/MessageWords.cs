using BriefingBus.DeadLetters.Messages;
using BriefingBus.Text;

namespace BriefingBus.DeadLetters.Search;

/// <summary>The words by which a failed message is found.</summary>
/// <param name="Number">The message's number.</param>
/// <param name="Subject">Words of title and link, folded, separated by spaces.</param>
/// <param name="Text">Words of exception, headers and body.</param>
public sealed record MessageWords(long Number, string Subject, string Text)
{
    /// <summary>So many characters of a message are indexed; the rest is found by nobody.</summary>
    private const int MaxText = 64 * 1024;

    /// <summary>The words of a message; its number comes with its row.</summary>
    public static MessageWords Of(FailedMessage failure, DeadLetterMessage message)
    {
        var headers = string.Join('\n', message.Headers.Select(h => $"{h.Key} {HeaderValue.ToText(h.Value)}"));
        return new(0, Fold($"{failure.Title}\n{failure.Link}"),
            Fold($"{failure.Reason}\n{headers}\n{MessageBody.Searchable(message.Body.Span)}"));
    }

    /// <summary>A text as words, folded, separated by spaces.</summary>
    internal static string Fold(string text)
    {
        var cut = text.Length <= MaxText ? text : text[..MaxText];
        return string.Join(' ', Word.Of(cut).Select(w => w.Folded).Where(w => w.Length > 0));
    }
}
