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

    private static bool IsAdvertisement(string title, params string[] categories)
    {
        var item = SomeItem.With(title, "The valley has a new kitchen.");
        return SomeItem.Cleaned(item with { Entry = item.Entry with { Categories = categories } }).Advertisement;
    }
}
