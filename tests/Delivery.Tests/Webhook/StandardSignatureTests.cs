using System.Text;
using BriefingBus.Delivery.Webhook;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Webhook;

public sealed class StandardSignatureTests
{
    [Fact]
    public void A_signature_is_the_one_of_the_standards_own_example()
    {
        // The example of the specification's libraries: secret, identity, time and body with their signature.
        var key = StandardSignature.KeyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;

        var signature = StandardSignature.Of(
            key,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            DateTimeOffset.FromUnixTimeSeconds(1614265330),
            Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        signature.ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Theory]
    [InlineData("whsec_"), InlineData("whsec_short"), InlineData("whsec_no base64 at all but long enough"), InlineData("too short a word")]
    public void An_invalid_key_is_refused(string secret) => StandardSignature.KeyOf(secret).ShouldBeNull();

    [Fact]
    public void Words_of_24_characters_are_a_key() => StandardSignature.KeyOf("a sentence long enough to be a key").ShouldNotBeNull();
}
