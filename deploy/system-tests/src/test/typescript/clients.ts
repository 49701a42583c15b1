// Uses the generated clients of the four services, and prints what it reads.
// Arguments: the URLs of the customer, campaign, offer and notification service, a unique id, and an API key.
import * as campaign from './campaign';
import * as customer from './customer';
import * as notification from './notification';
import * as offer from './offer';

declare const process: { argv: string[]; exitCode: number };

const [customerUrl, campaignUrl, offerUrl, notificationUrl, id, apiKey] = process.argv.slice(2) as [
    string, string, string, string, string, string];
const customerId = `typescript-${id}`;

async function putAndReadCustomer(): Promise<void> {
    const customers = new customer.CustomerApi(new customer.Configuration({ basePath: customerUrl, apiKey }));
    const personalData: customer.PersonalData = {
        name: '佐藤 花子',
        locale: 'ja-JP',
        birthDate: new Date('1980-02-29'),
        contacts: { email: `${customerId}@customers.example` },
        preferredChannel: customer.Channel.Email,
        consents: { EMAIL: true },
    };
    await customers.putCustomer({ customerId, personalData });
    const read: customer.CustomerView = await customers.getCustomer({ customerId });
    const allowed = read.consents?.['EMAIL'] ? 'allowed' : 'refused';
    console.log(`customer ${read.name}, ${read.preferredChannel} ${allowed}, phone ${read.contacts?.phone}`);
}

async function recordOrder(): Promise<void> {
    const orders = new customer.OrderApi(new customer.Configuration({ basePath: customerUrl, apiKey }));
    const placed: customer.OrderView = await orders.recordOrder({
        placedOrder: {
            orderId: `o-${id}`,
            customerId,
            placedAt: new Date('2024-11-22T03:04:05.678Z'),
            total: { amount: 4800.5, currency: 'USD' },
        },
    });
    console.log(`order ${placed.total?.amount} ${placed.total?.currency} at ${placed.placedAt?.toISOString()}`);
}

async function readJob(): Promise<void> {
    const configuration = new customer.Configuration({ basePath: customerUrl, apiKey });
    const jobs = new customer.JobApi(configuration);
    const accepted: customer.JobView = await new customer.ImportApi(configuration).importFile({
        kind: customer.ImportFileKindEnum.Customers,
        body: JSON.stringify({ customerId: `${customerId}-2`, name: '鈴木 一郎' }),
    });
    let job = accepted;
    while (job.state === customer.JobState.Running) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        job = await jobs.getJob({ jobId: accepted.jobId! });
    }
    console.log(`job ${job.state}, ${job['accepted']} accepted`);
}

async function putAndReadCampaign(): Promise<void> {
    const campaigns = new campaign.CampaignApi(new campaign.Configuration({ basePath: campaignUrl, apiKey }));
    const campaignId = `typescript-${id}`;
    await campaigns.putCampaign({
        campaignId,
        campaignDefinition: {
            name: 'おかえりなさい',
            trigger: { type: campaign.TriggerType.CustomerChurned },
            goal: { event: campaign.GoalEvent.OrderPlaced, within: 'P30D' },
            variants: [{ name: 'A', steps: [{ template: 'we-miss-you' }, { template: 'we-miss-you', after: 'P2DT3H' }] }],
        },
    });
    const read: campaign.CampaignView = await campaigns.getCampaign({ campaignId });
    const after = read.variants[0]?.steps[1]?.after;
    console.log(`campaign ${read.state}, goal within ${read.goal?.within}, next step after ${after}`);
}

async function redeemCoupon(): Promise<void> {
    const configuration = new offer.Configuration({ basePath: offerUrl, apiKey });
    const offers = new offer.OfferApi(configuration);
    const redemptions = new offer.RedemptionApi(configuration);
    const offerId = `typescript-${id}`;
    await offers.putOffer({
        offerId,
        offerTerms: {
            name: '12.5 %',
            reward: { kind: offer.RewardKind.Percent, value: 12.5, cap: { amount: 20.5, currency: 'USD' } },
            validFor: 'P14D',
        },
    });
    const { reward } = await offers.getOffer({ offerId });
    const cap = reward.cap as offer.Money;
    console.log(`offer ${reward.value} % up to ${cap.amount} ${cap.currency}`);

    const coupon = await new offer.IssueCouponApi(configuration).issueCoupon({ offerId, recipient: { customerId } });
    const redeem = {
        couponCode: coupon.code!,
        customerId,
        orderId: `o-${id}`,
        order: { total: { amount: 100.05, currency: 'USD' } },
    };
    const { discount, payable } = await redemptions.redeemCoupon({ redeem, idempotencyKey: id });
    console.log(`redemption ${discount?.amount} ${discount?.currency} off, ${payable?.amount} ${payable?.currency} to pay`);

    const problem = await refusal(redemptions.redeemCoupon({ redeem: { ...redeem, orderId: `o2-${id}` } }));
    console.log(`refused with ${problem.status} ${problem.code}`);
}

async function putAndReadTemplate(): Promise<void> {
    const configuration = new notification.Configuration({ basePath: notificationUrl, apiKey });
    const templates = new notification.TemplateApi(configuration);
    const templateId = `typescript-${id}`;
    await templates.putTemplate({
        templateId,
        templateDefinition: {
            messages: [{ locale: 'ja', channel: notification.Channel.Sms, text: 'おかえりなさい' }],
        },
    });
    const read = await templates.getTemplate({ templateId });
    console.log(`template ${read.messages?.[0]?.text}`);

    const messages = await new notification.MessageApi(configuration).listMessages({ customerId, limit: 10 });
    console.log(`messages ${messages.items.length}, next ${messages.next}`);
}

async function sendBadOrder(): Promise<void> {
    const orders = new customer.OrderApi(new customer.Configuration({ basePath: customerUrl, apiKey }));
    const placedOrder = {
        orderId: `o3-${id}`,
        customerId,
        placedAt: new Date(),
        total: { amount: 0.001, currency: 'USD' },
    };
    const problem = await refusal(orders.recordOrder({ placedOrder }));
    console.log(`refused with ${problem.status} ${problem.violations?.[0]?.field}`);
}

/** The problem document of a call that is expected to fail. */
async function refusal(call: Promise<unknown>): Promise<offer.Problem> {
    try {
        await call;
    } catch (error) {
        if (error instanceof offer.ResponseError || error instanceof customer.ResponseError) {
            return offer.ProblemFromJSON(await error.response.json());
        }
        throw error;
    }
    throw new Error('the call was not refused');
}

async function main(): Promise<void> {
    await putAndReadCustomer();
    await recordOrder();
    await readJob();
    await putAndReadCampaign();
    await redeemCoupon();
    await putAndReadTemplate();
    await sendBadOrder();
}

main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
});
