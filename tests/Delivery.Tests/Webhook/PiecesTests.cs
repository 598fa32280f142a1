using BriefingBus.Delivery.Webhook;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Webhook;

public sealed class PiecesTests
{
    [Fact]
    public void Pieces_that_fit_stay_whole_and_in_order() =>
        Pieces.Pack(["aaaa", "bbbb", "cccc", "dd"], Pieces.Characters, 10).ShouldBe(["aaaa\n\nbbbb", "cccc\n\ndd"]);

    [Fact]
    public void A_piece_that_is_larger_than_a_message_breaks_between_words_and_loses_nothing()
    {
        var piece = string.Join(' ', Enumerable.Range(0, 50).Select(n => $"word{n}"));

        var texts = Pieces.Pack([piece], Pieces.Characters, 40);

        texts.ShouldAllBe(t => t.Length <= 40);
        string.Join(' ', texts).ShouldBe(piece);
    }

    [Fact]
    public void No_character_is_torn_whatever_its_size()
    {
        var piece = string.Concat(Enumerable.Repeat("🚢", 100));

        var texts = Pieces.Pack([piece], Pieces.Bytes, 30);

        texts.ShouldAllBe(t => Pieces.Bytes(t) <= 30 && !t.Contains('\uFFFD'));
        string.Concat(texts).ShouldBe(piece);
    }

    [Fact]
    public void A_heading_stays_with_its_first_piece() =>
        MarkdownPieces.Of("# Title\n\nDate\\\nTags\n\n---\n\n## Section\n\n- one\\\n  more\n- two\n").ShouldBe(
            ["# Title\nDate\nTags", "## Section\n- one\n  more", "- two"]);
}
