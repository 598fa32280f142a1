using System.Text;
using System.Text.Json;
using BriefingBus.Text.Json;
using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests.Json;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""a\ud800b""", "a\uFFFDb")]
    [InlineData("""\udc00\ud800""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\uD83D\uD83D\uDE00""", "\uFFFD😀")]
    [InlineData("""\\ud800""", """\ud800""")]
    [InlineData("""a\n\t\"\\\/\b""", "a\n\t\"\\/\b")]
    [InlineData("""\u00e9\u20AC""", "é€")]
    public void Half_a_surrogate_pair_becomes_a_replacement_character_and_all_else_stays(string inside, string expected)
    {
        using var document = JsonText.Parse($$"""{"text":"{{inside}}"}""");
        document.RootElement.GetProperty("text").AsText().ShouldBe(expected);
        JsonText.ParseNode($$"""{"text":"{{inside}}"}""")!["text"].AsText().ShouldBe(expected);
        JsonText.Unescape(Encoding.UTF8.GetBytes(inside)).ShouldBe(expected);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{inside}\""));
        reader.Read();
        reader.AsText().ShouldBe(expected);
    }

    [Fact]
    public void A_name_with_half_a_surrogate_pair_hides_no_other()
    {
        using var document = JsonText.Parse("""{"a\ud800":1,"b":"x"}""");
        document.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["a\uFFFD", "b"]);
        document.RootElement.GetProperty("b").AsText().ShouldBe("x");
        JsonText.ParseNode("""{"a\ud800":1,"b":"x"}""")!["b"].AsText().ShouldBe("x");
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_become_replacement_characters()
    {
        using var document = JsonText.Parse((byte[])[.. "{\"a\":\"x"u8, 0xE9, .. "y\"}"u8]);
        document.RootElement.GetProperty("a").AsText().ShouldBe("x\uFFFDy");
        using var cut = JsonText.Parse("{\"a\":\"x\ud83d\"}");
        cut.RootElement.GetProperty("a").AsText().ShouldBe("x\uFFFD");
    }

    [Fact]
    public void Json_without_damage_is_not_copied()
    {
        ReadOnlyMemory<byte> json = Encoding.UTF8.GetBytes("""{"a":"\\ud800 \ud83d\ude00 é"}""");
        JsonText.Repair(json, out var repaired).Equals(json).ShouldBeTrue();
        repaired.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""abc\ud83d\ude00""", 14, "abc")]
    [InlineData("""abc\ud83d\ude00""", 15, "abc😀")]
    [InlineData("""abc\n""", 4, "abc")]
    [InlineData("é", 1, "")]
    [InlineData("""\\\\""", 3, """\""")]
    public void A_text_is_cut_between_characters_and_escapes(string inside, int limit, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(inside);
        JsonText.Unescape(bytes.AsSpan(0, JsonText.Fitting(bytes, limit))).ShouldBe(expected);
    }

    [Fact]
    public void Values_of_another_kind_are_no_text_and_no_number()
    {
        var json = JsonText.ParseNode("""{"text":1,"number":"1","truth":"true","own":true,"two":2}""")!;
        json["text"].AsText().ShouldBeNull();
        json["number"].AsNumber().ShouldBeNull();
        json["truth"].AsTruth().ShouldBeNull();
        json["own"].AsTruth().ShouldBe(true);
        json["two"].AsNumber().ShouldBe(2);
        json["absent"].AsText().ShouldBeNull();
    }
}
