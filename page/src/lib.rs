//! The engine in a browser: three functions over the bytes of its memory, so that no library is needed on either side.
//!
//! The script allocates room with `alloc`, writes into it, and hands it over to `open` or `call`, which free it. This is
//! the only file with unsafe code: it turns an address and a length into bytes.

use std::cell::RefCell;
use std::ptr;

use otp_triage::browser::Browser;
use otp_triage::rulebook::Edition;

thread_local! {
    static PAGE: RefCell<Option<Browser<'static>>> = const { RefCell::new(None) };
    /// The last result, which stays where it is until the next call.
    static RESULT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for this many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; len].into_boxed_slice()).cast()
}

/// Opens a page with the compiled rulebook at this address; false if it cannot be read.
///
/// # Safety
/// The room comes from [`alloc`] with the same length, and is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(edition: *mut u8, len: usize) -> bool {
    // SAFETY: as the caller promises. It lives as long as the page.
    let bytes: &'static [u8] = Box::leak(unsafe { taken(edition, len) });
    let Ok(edition) = postcard::from_bytes::<Edition>(bytes) else { return false };
    PAGE.set(Some(Browser::open(Box::leak(Box::new(edition)))));
    true
}

/// Carries out the call at this address. Returns the address of the result: its length in four bytes, the lowest first,
/// and its text. There is none before a page is open.
///
/// # Safety
/// The room comes from [`alloc`] with the same length, and is not used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn call(call: *mut u8, len: usize) -> *const u8 {
    // SAFETY: as the caller promises.
    let call = unsafe { taken(call, len) };
    let call = String::from_utf8_lossy(&call);
    let result = PAGE.with_borrow_mut(|page| page.as_mut().map(|page| page.call(&call)).unwrap_or_default());
    RESULT.with_borrow_mut(|bytes| {
        bytes.clear();
        bytes.extend(u32::try_from(result.len()).unwrap_or(0).to_le_bytes());
        bytes.extend(result.as_bytes());
        bytes.as_ptr()
    })
}

/// The bytes that [`alloc`] made room for.
///
/// # Safety
/// The room comes from [`alloc`] with the same length, and is not used any more.
unsafe fn taken(room: *mut u8, len: usize) -> Box<[u8]> {
    // SAFETY: as the caller promises.
    unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(room, len)) }
}
