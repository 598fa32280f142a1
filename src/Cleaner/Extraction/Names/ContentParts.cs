using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>Parts of a page that are content wherever the template puts them: ingredients and steps of a recipe, a question and its
/// answers.</summary>
internal static class ContentParts
{
    /// <summary>Microdata of schema.org's Recipe, HowTo and Question.</summary>
    private static readonly HashSet<string> Properties =
    [
        "recipeIngredient", "ingredients", "recipeInstructions", "step", "supply", "tool", "suggestedAnswer", "acceptedAnswer",
    ];

    /// <summary>Classes of recipe plug-ins (WP Recipe Maker, Tasty, Mediavite Create) and of question-and-answer systems (Stack Exchange,
    /// Discourse, Question2Answer).</summary>
    private static readonly TemplateNames<string> Classes = new(
    [
        (
            "ingredients ingredient-list recipe-ingredients zutaten zutatenliste ingredientes ingredienti ingredienser ingredienten "
            + "skladniki recipe-instructions recipe-directions recipe-method recipe-steps zubereitung preparazione preparation-steps "
            + "zubereitungsschritte bereidingswijze tillagning przygotowanie",
            "instructions directions method preparation question answer answers accepted-answer postcell answercell",
            "part"),
    ]);

    /// <summary>True if the element is such a part.</summary>
    public static bool Is(MarkupNode node) =>
        (node.Attribute("itemprop") is { } property && Properties.Contains(property))
        || (node.Name is "div" or "section" or "ul" or "ol" or "table" or "article" && node.Names.Any(n => Classes.Find(n) is not null));
}
