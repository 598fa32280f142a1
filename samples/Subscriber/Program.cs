using BriefingBus.Hosting;
using BriefingBus.Subscriber;
using MassTransit;

return await new ServiceHost("subscriber", Port: 5099)
{
    ReadsBriefingYaml = false,
    Consumers = bus => bus.AddConsumer<HeadlinesConsumer, HeadlinesConsumerDefinition>(),
}.RunAsync(args);
