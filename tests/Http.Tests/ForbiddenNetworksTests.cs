using System.Net;
using Shouldly;
using Xunit;

namespace BriefingBus.Http.Tests;

public sealed class ForbiddenNetworksTests
{
    [Theory]
    [InlineData("0.0.0.0"), InlineData("10.1.2.3"), InlineData("100.64.0.1"), InlineData("100.100.100.200"), InlineData("127.0.0.1")]
    [InlineData("127.255.255.254"), InlineData("169.254.169.254"), InlineData("172.16.0.1"), InlineData("172.31.255.255")]
    [InlineData("192.0.0.192"), InlineData("192.168.178.1"), InlineData("198.18.0.1"), InlineData("224.0.0.251")]
    [InlineData("239.255.255.250")]
    [InlineData("255.255.255.255"), InlineData("::"), InlineData("::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1"), InlineData("::ffff:0:192.168.1.1"), InlineData("64:ff9b::7f00:1"), InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1"), InlineData("2002:7f00:1::1"), InlineData("2002:c0a8:101::"), InlineData("2001:0:4136:e378::1")]
    [InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("fe80::1"), InlineData("fec0::1"), InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("168.63.129.16"), InlineData("192.175.48.1"), InlineData("192.31.196.1"), InlineData("2620:4f:8000::1")]
    [InlineData("100:0:0:1::1")]
    [InlineData("2a00:1450::5efe:a00:1"), InlineData("2a00:1450::200:5efe:7f00:1"), InlineData("::ffff:168.63.129.16")]
    public void An_address_that_is_not_the_public_internet_is_forbidden(string address) =>
        ForbiddenNetworks.Find(IPAddress.Parse(address)).ShouldNotBeNull();

    [Theory]
    [InlineData("1.1.1.1"), InlineData("9.255.255.255"), InlineData("11.0.0.0"), InlineData("100.63.255.255"), InlineData("100.128.0.0")]
    [InlineData("126.255.255.255"), InlineData("128.0.0.0"), InlineData("172.15.255.255"), InlineData("172.32.0.0")]
    [InlineData("192.167.1.1")]
    [InlineData("223.255.255.255"), InlineData("2606:4700::1111"), InlineData("2a00:1450::1"), InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1"), InlineData("168.63.129.15"), InlineData("2a00:1450::5efe:808:808")]
    public void A_public_address_is_not_forbidden(string address) =>
        ForbiddenNetworks.Find(IPAddress.Parse(address)).ShouldBeNull();

    [Fact]
    public void Of_an_answer_that_mixes_public_and_private_addresses_only_the_public_ones_are_left_in_their_order()
    {
        IReadOnlyList<IPAddress> mixed =
        [
            IPAddress.Parse("10.0.0.7"), IPAddress.Parse("2a00:1450::1"), IPAddress.Loopback,
            IPAddress.Parse("::ffff:169.254.169.254"), IPAddress.Parse("8.8.8.8"),
        ];

        ForbiddenNetworks.Open(mixed).ShouldBe([IPAddress.Parse("2a00:1450::1"), IPAddress.Parse("8.8.8.8")]);
    }
}
