using BriefingBus.Contracts;

namespace BriefingBus.Composer.Rules;

/// <summary>The part of an item that rules search: headline, categories, summary and the beginning of the text. A word deep in a long
/// article does not show what the article is about.</summary>
/// <param name="Plain">The text as written, for regular expressions.</param>
/// <param name="Folded">The folded text, for words and phrases.</param>
public sealed record RuleText(string Plain, string Folded)
{
    /// <summary>The maximum number of characters of an item's text.</summary>
    public const int TextCharacters = 1000;

    /// <summary>The maximum number of characters of a headline.</summary>
    public const int TitleCharacters = 1000;

    private string? withMarks;

    /// <summary>The folded text with its marks, for words in scripts without spaces between words.</summary>
    public string WithMarks => withMarks ??= FoldedText.WithMarks(Plain);

    /// <summary>The text of an item that rules search.</summary>
    public static RuleText Of(ItemCleaned item)
    {
        string[] parts = [Cut(item.Title, TitleCharacters), .. item.Categories, .. item.Summary, Cut(item.Text, TextCharacters)];
        var plain = string.Join('\n', parts);
        return new RuleText(plain, FoldedText.Of(plain));
    }

    private static string Cut(string text, int characters) => text.Length <= characters ? text : text[..characters];
}
