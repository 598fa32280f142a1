using System.Security.Cryptography;
using System.Text;

namespace BriefingBus.Bench.Editor;

/// <summary>A story as it was printed.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Number">Its place in the edition.</param>
/// <param name="Feed">The feed's file.</param>
/// <param name="Title">The headline.</param>
/// <param name="Sentences">The summary.</param>
internal sealed record Story(string Edition, int Number, string Feed, string Title, IReadOnlyList<string> Sentences)
{
    /// <summary>Identifies what was printed: the same headline and sentences of the same feed were judged before.</summary>
    public string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Feed, Title, .. Sentences]))))[..16];

    /// <summary>One line for whoever reads it: hash, edition, number, feed, headline, sentences.</summary>
    public string Line => string.Join('\t', Hash, Edition, Number, Feed, Flat(Title), string.Join(" ¶ ", Sentences.Select(Flat)));

    private static string Flat(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
