//! How the pages look and who sees them: light, dark and at phone width, by keyboard, and with too low a role.

use offhook::http::Role;

use super::{
    chromium::Browser,
    desk::Desk,
    page::{Page, Screen},
};

async fn ground(page: &mut Page, screen: Screen) -> String {
    page.on(screen).await;
    page.evaluate("getComputedStyle(document.body).backgroundColor").await.as_str().unwrap().to_owned()
}

async fn leads_to(page: &mut Page, name: &str) -> bool {
    page.texts("nav a").await.iter().any(|link| link == name)
}

#[tokio::test(flavor = "multi_thread")]
async fn logging_in_and_health_are_fit_to_be_seen_light_dark_and_on_a_phone() {
    let Some(browser) = Browser::start() else { return };
    let desk = Desk::open(|_| {}).await;
    let mut page = browser.page().await;
    page.open(&desk.url("/")).await;
    page.wait_for("h1", "Log in").await;
    page.photograph("login").await;
    assert_eq!(page.complaints(), [""; 0]);
    let mut page = desk.page_of(Role::Viewer, &browser).await;
    page.wait_for("h1", "Health").await;
    page.photograph("health").await;
    assert_eq!(page.complaints(), [""; 0]);
    assert_ne!(ground(&mut page, Screen::Light).await, ground(&mut page, Screen::Dark).await);
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_leads_past_the_menu_and_a_low_role_sees_neither_the_way_nor_the_page() {
    let Some(browser) = Browser::start() else { return };
    let desk = Desk::open(|_| {}).await;
    let mut admin = desk.page_of(Role::Admin, &browser).await;
    assert!(leads_to(&mut admin, "Try").await);
    admin.press("Tab").await;
    assert_eq!(admin.evaluate("document.activeElement.innerText").await, "Skip to the content");
    admin.press("Enter").await;
    admin.until("location.hash === '#content'", "jump to the content").await;
    for role in [Role::Viewer, Role::Agent, Role::Auditor] {
        let mut page = desk.page_of(role, &browser).await;
        assert!(leads_to(&mut page, "Health").await && !leads_to(&mut page, "Try").await, "{role}");
        page.open(&desk.url("/try")).await;
        page.wait_for("body", &format!("needs the role admin; the token has {role}")).await;
        assert_eq!(page.texts("#call").await, [""; 0]);
    }
    desk.close().await;
}
