using System.Text;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Stories;

public class LongTextTests
{
    [Fact]
    public void A_text_with_more_words_than_a_sketch_counts_leaves_the_headline_as_it_is()
    {
        var item = Item(North, "Harbour road closes", text: Characters(80_000));

        SketchedItems.Of([item]).Of(item.ItemId).Words.Headline.Select(word => word.Key)
            .ShouldBe(new[] { "harbour", "road", "closes" }.Select(word => WordForm.KeyOf(word)));
    }

    /// <summary>Chinese characters without punctuation, of which hardly any two are neighbours twice.</summary>
    private static string Characters(int count)
    {
        var text = new StringBuilder(count);
        var state = 1u;
        for (var i = 0; i < count; i++)
        {
            state = (state * 1664525) + 1013904223;
            text.Append((char)(0x4E00 + ((state >> 8) % 20_000)));
        }
        return text.ToString();
    }
}
