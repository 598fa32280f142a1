using System.Globalization;
using System.Text;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Text;

namespace BriefingBus.DeadLetters.Search;

/// <summary>The searchable words of a failed message, folded: only letters and digits, separated by spaces.</summary>
/// <param name="Subject">Words of title and link.</param>
/// <param name="Text">Words of exception, headers and body.</param>
public sealed record MessageWords(string Subject, string Text)
{
    /// <summary>The number of messages in a block of the index.</summary>
    internal const int BlockSize = 4096;

    /// <summary>The number of characters of a message that are indexed; the rest is not searchable.</summary>
    private const int MaxText = 64 * 1024;

    /// <summary>The words of a message.</summary>
    public static MessageWords Of(FailedMessage failure, DeadLetterMessage message)
    {
        var headers = string.Join('\n', message.Headers.Select(h => $"{h.Key} {HeaderValue.ToText(h.Value)}"));
        return new(Fold($"{failure.Title}\n{failure.Link}"),
            Fold($"{failure.Reason}\n{headers}\n{MessageBody.Searchable(message.Body.Span)}"));
    }

    /// <summary>The words of a text, folded.</summary>
    internal static string Fold(string text) => Word.FoldAll(text.Length <= MaxText ? text : text[..MaxText]);

    /// <summary>The message's entries in the index, in order. Each begins with its block's number, so that a search can walk the index
    /// block by block, the last messages first, and end when it has enough.</summary>
    /// <param name="number">The message's number.</param>
    /// <param name="withPlaces">Whether to append a colon and the word's position, from 1.</param>
    internal string Terms(long number, bool withPlaces = false)
    {
        var (block, place) = ((number / BlockSize).ToString(CultureInfo.InvariantCulture), 0);
        var terms = new StringBuilder((Subject.Length + Text.Length) * 2);
        Append(Subject, WordPhrase.SubjectMark);
        Append(Text, WordPhrase.TextMark);
        return terms.ToString();

        void Append(string words, char mark)
        {
            foreach (var range in words.AsSpan().Split(' '))
                if (words.AsSpan(range) is { IsEmpty: false } word)
                {
                    terms.Append(block).Append(mark).Append(word);
                    if (withPlaces)
                        terms.Append(':').Append(++place);
                    terms.Append(' ');
                }
        }
    }
}
