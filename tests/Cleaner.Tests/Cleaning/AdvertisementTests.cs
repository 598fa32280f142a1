using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class AdvertisementTests
{
    [Theory]
    [InlineData("[Sponsor] Timing: automatic time tracking")]
    [InlineData("Sponsored: a mattress for the valley")]
    [InlineData("Sponsor: Lennmail sorts your letters")]
    [InlineData("(Anzeige) Neue Küchen im Tal")]
    [InlineData("[Publicité] Votre cuisine en trois jours")]
    [InlineData("Publirreportaje: la cocina de tus sueños")]
    [InlineData("Une cuisine en trois jours [sponsorisé]")]
    [InlineData("【PR】谷の新しい台所")]
    [InlineData("[Реклама] Новые кухни в долине")]
    [InlineData("[광고] 새로운 부엌")]
    [InlineData("Featured Advertiser")]
    [InlineData("A word from our sponsor")]
    public void An_entry_that_its_publisher_marks_as_paid_is_an_advertisement(string title) => IsAdvertisement(title).ShouldBeTrue();

    [Theory]
    [InlineData("Sponsors leave the valley’s football club")]
    [InlineData("Anzeige: Mann bedroht Nachbarn mit Säge")]
    [InlineData("Publicité : les ventes du journal reculent")]
    [InlineData("PR director resigns after the bridge vote")]
    [InlineData("[Update] Bridge closed until spring")]
    public void News_about_advertising_is_none(string title) => IsAdvertisement(title).ShouldBeFalse();

    [Fact]
    public void A_category_can_mark_an_advertisement()
    {
        IsAdvertisement("A mattress for the valley", "Sponsored Content").ShouldBeTrue();
        IsAdvertisement("A mattress for the valley", "Advertising").ShouldBeFalse();
    }

    [Theory]
    [InlineData("en", "Brambledesk", "My thanks to Brambledesk for sponsoring this week at Valley Notes. The desk knows how tall you are.")]
    [InlineData("en", "Brambledesk: a desk that remembers you", "Valley Notes is quiet. Brambledesk is this week’s sponsor.")]
    [InlineData("de", "Brambledesk", "Vielen Dank an Brambledesk für das Sponsoring dieser Woche. Der Tisch merkt sich jede Größe.")]
    [InlineData("fr", "Brambledesk", "Merci à Brambledesk de sponsoriser le blog cette semaine. Le bureau connaît votre taille.")]
    [InlineData("es", "Brambledesk", "Gracias a Brambledesk por patrocinar el blog esta semana. La mesa recuerda su altura.")]
    [InlineData("ru", "Brambledesk", "Спасибо Brambledesk за спонсорскую поддержку блога. Стол помнит ваш рост.")]
    [InlineData("ja", "Brambledesk", "今週のスポンサーのBrambledeskさんに感謝します。背の高さを覚える机です。")]
    public void An_entry_that_thanks_the_company_of_its_headline_for_the_week_is_one(string language, string title, string text) =>
        IsSponsorPost(title, text, language).ShouldBeTrue();

    [Theory]
    [InlineData("Tide tables for the shell", "Thanks to Brambledesk for sponsoring this week. The tables need no network.")]
    [InlineData("Brambledesk leaves the valley", "Brambledesk thanked the town for its patience and will sponsor the bridge.")]
    public void A_text_that_thanks_a_sponsor_beside_its_own_matter_is_none(string title, string text) =>
        IsSponsorPost(title, text, "en").ShouldBeFalse();

    private static bool IsSponsorPost(string title, string text, string language) =>
        SomeItem.Cleaned(SomeItem.With(title, $"<p>{text}</p>", language: language)).Advertisement;

    private static bool IsAdvertisement(string title, params string[] categories)
    {
        var item = SomeItem.With(title, "The valley has a new kitchen.");
        return SomeItem.Cleaned(item with { Entry = item.Entry with { Categories = categories } }).Advertisement;
    }
}
